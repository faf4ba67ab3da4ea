internal import Labels

/// Reads confidence maps.
public enum ConfidenceFile {
  /// How far rounding (float16 sums) may leave 0...1 before a file is refused.
  private static let tolerance: Float = 1e-3

  /// Reads a confidence map: grey PNG (the largest sample is 1), `.npy` `[H, W]` bytes, 16-bit
  /// numbers or floats within 0...1, or soft labels `[C, H, W]`, of which the largest value per pixel counts.
  /// - Throws: `FileError` when it cannot be read, is damaged, exceeds the limits, or holds NaN or
  ///   values that are no probabilities.
  /// - Complexity: O(elements).
  public static func read(
    _ path: String, limits: FileLimits = .standard
  ) throws(FileError) -> ConfidenceMap {
    let bytes = try FileSystem.read(path, limit: limits.maximumBytes)
    return try decode(bytes, path: path, limits: limits)
  }

  /// Decodes a confidence map that is already in memory; `path` is its name in errors.
  /// - Throws: As ``read(_:limits:)``.
  /// - Complexity: O(elements).
  public static func decode(
    _ bytes: [UInt8], path: String, limits: FileLimits = .standard
  ) throws(FileError) -> ConfidenceMap {
    switch FileKind(bytes) {
    case .png: return try map(of: PNGFile.decode(bytes, path: path, limits: limits), path: path)
    case .npy: return try map(of: NPYFile.decode(bytes, path: path, limits: limits), path: path)
    case .jpeg, .json, nil:
      throw unsupported("neither a PNG nor a .npy file", path: path)
    }
  }

  private static func unsupported(_ reason: String, path: String) -> FileError {
    .unsupported(
      path: path, reason: reason,
      remedy: "save confidence as 8- or 16-bit grey PNG, or as float .npy [H, W] or [C, H, W]")
  }

  private static func map(of image: PNGImage, path: String) throws(FileError) -> ConfidenceMap {
    switch image.content {
    case .grey8(let samples):
      // 65535 is a multiple of the largest sample of every depth.
      let factor = UInt16(65535 / ((1 << image.bitDepth) - 1))
      var values = [UInt16](repeating: 0, count: samples.count)
      for index in samples.indices { values[index] = UInt16(samples[index]) &* factor }
      return ConfidenceMap(width: image.width, height: image.height, values: values)
    case .grey16(let samples):
      return ConfidenceMap(width: image.width, height: image.height, values: samples)
    case .palette, .rgb8, .rgb16:
      throw unsupported("a PNG in colour", path: path)
    }
  }

  private static func map(of array: NPYArray, path: String) throws(FileError) -> ConfidenceMap {
    switch array.shape.count {
    case 3:
      let soft = try SoftLabels(array, path: path)
      return ConfidenceMap(
        width: soft.width, height: soft.height,
        values: try quantised(soft.maximum(), path: path))
    case 2 where !array.values.isEmpty && largest(of: array.elementType) != nil:
      let scale = 1 / (largest(of: array.elementType) ?? 1)
      return ConfidenceMap(
        width: array.shape[1], height: array.shape[0],
        values: try quantised(array.values.map { $0 * scale }, path: path))
    default:
      throw unsupported(
        "an array of shape \(array.shape) and type \(array.elementType.rawValue)", path: path)
    }
  }

  /// What stands for 1; nil for types that store no confidence.
  private static func largest(of type: NPYArray.ElementType) -> Float? {
    switch type {
    case .uint8: 255
    case .uint16: 65535
    case .float16, .float32, .float64: 1
    case .int8, .int16, .uint32, .int32, .uint64, .int64: nil
    }
  }

  private static func quantised(_ values: [Float], path: String) throws(FileError) -> [UInt16] {
    var wrong = 0
    var example: Float = 0
    var result = [UInt16](repeating: 0, count: values.count)
    for index in values.indices {
      let value = values[index]
      if value >= -tolerance && value <= 1 + tolerance {
        result[index] = UInt16(max(0, min(1, value)) * 65535 + 0.5)
      } else {
        wrong += 1
        // NaN differs from itself and would make equal errors unequal; any other example serves.
        example = value.isNaN ? .infinity : value
      }
    }
    guard wrong == 0 else {
      throw .notProbabilities(path: path, example: example, values: wrong)
    }
    return result
  }
}
