import Labels
import Refiner
import Render

/// Reads a file for `fleck show` and finds out what it is.
struct PictureReader {
  /// The file.
  let path: String
  /// The classes that labels have; nil for ids without names.
  let taxonomy: Taxonomy?
  /// What the file is to be taken for; nil to find out.
  let kind: PictureKind?

  /// Reads the file.
  ///
  /// `.npy` arrays: whole numbers `[H, W]` are labels, floats `[H, W]` a confidence map in grey, `[C, H, W]`
  /// soft labels, of which the winners are shown. Colour is a photo. One channel is a label map: of the taxonomy when that knows all ids, of
  /// nameless ids or a mask when there is no taxonomy; with one that does not fit it is a photo too.
  /// - Throws: `FileError`.
  /// - Complexity: O(pixels).
  func read() throws -> Picture {
    if path.lowercased().hasSuffix(".npy") { return try array() }
    switch kind {
    case .photo: return .photo(try PhotoFile.read(path), note: nil)
    case .labels: return .labels(try labels())
    case nil: return try guessed()
    }
  }

  private func array() throws -> Picture {
    let array = try NPYFile.read(path)
    switch (array.shape.count, array.elementType.isFloat) {
    case (2, true):
      return .photo(RGBImage(grey: try ConfidenceFile.read(path)), note: "confidence, white is 1")
    case (2, false):
      guard let taxonomy else {
        throw FileError.unsupported(
          path: path, reason: "whole numbers are ids of classes",
          remedy: "give the --taxonomy that owns them")
      }
      return .labels(LabelPicture(try LabelFile.read(path, taxonomy: taxonomy), taxonomy: taxonomy))
    default:
      return .labels(try soft(array))
    }
  }

  /// The winners of soft labels; without a taxonomy the channels' numbers are the classes.
  private func soft(_ array: NPYArray) throws -> LabelPicture {
    // Refuses what is no array of probabilities, too.
    let confidence = try ConfidenceFile.read(path)
    let channels = array.shape[0]
    let classes = try taxonomy ?? IndexColours.taxonomy(count: min(channels, 255))
    let map = try LabelFile.read(path, taxonomy: classes)
    let mean =
      confidence.values.reduce(0.0) { $0 + Double($1) } / 65535
      / Double(max(1, confidence.values.count))
    let percent = Int((mean * 100).rounded())
    var picture = LabelPicture(
      title: "soft labels of \(channels) classes", map: map, taxonomy: classes,
      shares: LabelPicture(map, taxonomy: classes).shares)
    picture.note = "mean confidence \(percent) %"
    return picture
  }

  private func labels() throws -> LabelPicture {
    if let taxonomy {
      return LabelPicture(try LabelFile.read(path, taxonomy: taxonomy), taxonomy: taxonomy)
    }
    guard case .png(let image) = try StoredImage.read(path),
      let samples = IndexedSamples(image)
    else {
      throw FileError.unsupported(
        path: path, reason: "colours are no ids", remedy: "give the --taxonomy that owns them")
    }
    return try samples.picture()
  }

  private func guessed() throws -> Picture {
    let image: PNGImage
    switch try StoredImage.read(path) {
    case .jpeg(let photo): return .photo(photo, note: nil)
    case .png(let png): image = png
    }
    guard let samples = IndexedSamples(image) else { return .photo(image.photo, note: nil) }
    guard let taxonomy else { return .labels(try samples.picture()) }
    do {
      let map = try LabelFile.map(of: image, path: path, taxonomy: taxonomy)
      return .labels(LabelPicture(map, taxonomy: taxonomy))
    } catch .unknownID(_, let id, let pixels, _, _) {
      return .photo(
        image.photo,
        note: "\(pixels) pixels hold id \(id), which \(taxonomy.name) lacks: shown as a photo")
    }
  }
}

extension RGBImage {
  /// Confidences as greys, from black for 0 to white for 1.
  fileprivate init(grey confidence: ConfidenceMap) {
    var bytes = [UInt8](repeating: 0, count: confidence.values.count * 3)
    for (place, value) in confidence.values.enumerated() {
      for channel in 0..<3 { bytes[place * 3 + channel] = UInt8(value >> 8) }
    }
    self.init(width: confidence.width, height: confidence.height, bytes: bytes)
  }
}

extension IndexColours {
  /// Classes without names, numbered from 0.
  fileprivate static func taxonomy(count: Int) throws -> Taxonomy {
    try Taxonomy(
      name: "ids",
      classes: (0..<count).map { number in
        TaxonomyClass(
          id: ClassID(UInt8(number)), name: "\(number)", letter: letter(of: number),
          colour: colour(of: number), kind: .stuff)
      })
  }
}
