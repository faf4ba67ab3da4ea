/// The data set that `fleck demo` writes: drawn streets with a weak model's pseudo-labels.
public enum DemoDataset {
  /// The seed of the data set that the documentation shows.
  public static let standardSeed: UInt64 = 1

  /// The file name of a scene without its suffix, such as `street-00`.
  public static func stem(of index: Int) -> String { "street-\(index < 10 ? "0" : "")\(index)" }

  /// Writes scenes and predictions below a folder, which it makes when it is missing.
  ///
  /// `images/NAME.png` (RGB), `labels/NAME.png` and `truth/NAME.png` (palette, index = Cityscapes
  /// train id, 255 void) and `confidence/NAME.png` (grey, 255 = 1). `progress` gets the number of scenes
  /// written. The files are the same on every machine for equal arguments and libpng's compressor.
  /// - Throws: `FileError` when a folder or file cannot be written; files are whole or absent.
  /// - Complexity: O(scenes), about 0.3 s each.
  public static func write(
    to folder: String, scenes: Int = 12, seed: UInt64 = standardSeed,
    progress: (_ written: Int) -> Void = { _ in }
  ) throws(FileError) {
    for part in ["images", "labels", "confidence", "truth"] {
      try FileSystem.makeFolder("\(folder)/\(part)")
    }
    for index in 0..<scenes {
      let scene = StreetScene(seed: seed, index: index)
      let prediction = WeakPrediction(scene)
      let name = stem(of: index) + ".png"
      try PNGFile.write(scene.image, to: "\(folder)/images/\(name)")
      try PNGFile.write(
        prediction.labels, palette: StreetClass.palette, to: "\(folder)/labels/\(name)")
      try PNGFile.writeGrey(
        width: Canvas.width, height: Canvas.height, bytes: prediction.confidence,
        to: "\(folder)/confidence/\(name)")
      try PNGFile.write(
        scene.truth, palette: StreetClass.palette, to: "\(folder)/truth/\(name)")
      progress(index + 1)
    }
  }
}
