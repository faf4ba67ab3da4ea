public import Labels

/// Reads label maps in the forms that segmentation tools write.
public enum LabelFile {
  /// Reads a label map.
  ///
  /// PNG: 8-bit grey or palette (index = id), 16-bit grey, RGB through the taxonomy's colours (white and
  /// black are void unless a class owns them), 16-bit RGB (SYNTHIA: the first channel). `.npy`: `[H, W]`
  /// whole numbers, or soft labels `[C, H, W]` whose channel c is the taxonomy's class c: the largest
  /// wins, ties go to the first. JSON: a file of Semantic-Segment-Anything. `space` says what the numbers
  /// stand for; void ids, -1 (65535 in 16 bits), 250 and 254 become 255.
  /// - Throws: `FileError` when it cannot be read, is damaged, exceeds the limits, or holds what the
  ///   taxonomy does not know.
  /// - Complexity: O(pixels), for soft labels O(pixels * classes).
  public static func read(
    _ path: String, taxonomy: Taxonomy, space: LabelIDSpace = .auto,
    limits: FileLimits = .standard
  ) throws(FileError) -> LabelMap {
    let bytes = try FileSystem.read(path, limit: limits.maximumBytes)
    return try decode(bytes, path: path, taxonomy: taxonomy, space: space, limits: limits)
  }

  /// Decodes a label map that is already in memory; `path` is its name in errors.
  /// - Throws: As ``read(_:taxonomy:space:limits:)``.
  /// - Complexity: O(pixels), for soft labels O(pixels * classes).
  public static func decode(
    _ bytes: [UInt8], path: String, taxonomy: Taxonomy, space: LabelIDSpace = .auto,
    limits: FileLimits = .standard
  ) throws(FileError) -> LabelMap {
    let decoder = LabelDecoder(path: path, taxonomy: taxonomy, space: space)
    switch try LabelContent(bytes, decoder: decoder, limits: limits) {
    case .map(let map): return map
    case .soft(let soft):
      let ids = soft.argmax().map { taxonomy.classes[Int($0)].id.rawValue }
      return LabelMap(width: soft.width, height: soft.height, ids: ids)
    }
  }

  /// The label map that a PNG file's samples are; `path` is the file's name in errors.
  /// - Throws: `FileError` when they hold what the taxonomy does not know.
  /// - Complexity: O(pixels).
  public static func map(
    of image: PNGImage, path: String, taxonomy: Taxonomy
  ) throws(FileError) -> LabelMap {
    try LabelDecoder(path: path, taxonomy: taxonomy).map(of: image)
  }
}
