/// Reads and writes NumPy's array files.
///
/// Format: <https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html>, versions 1 to 3.
public enum NPYFile {
  internal static let magic: [UInt8] = [0x93, 0x4E, 0x55, 0x4D, 0x50, 0x59]

  /// Reads a `.npy` file of whole numbers or floats in C order, little endian.
  /// - Throws: `FileError` when it cannot be read, is damaged, of another kind, or exceeds the limits.
  /// - Complexity: O(elements).
  public static func read(
    _ path: String, limits: FileLimits = .standard
  ) throws(FileError) -> NPYArray {
    let bytes = try FileSystem.read(path, limit: limits.maximumBytes)
    return try decode(bytes, path: path, limits: limits)
  }

  /// Decodes a `.npy` file that is already in memory; `path` is its name in errors.
  /// - Throws: `FileError` when it is damaged, of another kind, or exceeds the limits.
  /// - Complexity: O(elements).
  public static func decode(
    _ bytes: [UInt8], path: String, limits: FileLimits = .standard
  ) throws(FileError) -> NPYArray {
    let header = try NPYHeader(bytes, path: path)
    guard header.count <= limits.maximumPixels else {
      throw .tooLong(path: path, count: header.count, limit: limits.maximumPixels)
    }
    let expected = header.count * header.elementType.size
    let found = bytes.count - header.length
    guard found == expected else {
      throw .damaged(
        path: path, reason: "shape \(header.shape) needs \(expected) bytes of data, found \(found)")
    }
    return NPYArray(
      shape: header.shape, values: values(of: bytes, header), elementType: header.elementType)
  }

  private static func values(of bytes: [UInt8], _ header: NPYHeader) -> [Float] {
    var values = [Float](repeating: 0, count: header.count)
    let start = header.length
    switch header.elementType {
    case .uint8:
      for index in values.indices { values[index] = Float(bytes[start + index]) }
    case .float16:
      for index in values.indices {
        let low = start + index * 2
        values[index] = Float(half: UInt16(bytes[low + 1]) << 8 | UInt16(bytes[low]))
      }
    case .float32:
      for index in values.indices {
        values[index] = Float(bitPattern: word(bytes, at: start + index * 4))
      }
    case .float64:
      for index in values.indices {
        values[index] = Float(Double(bitPattern: bits(bytes, at: start + index * 8, count: 8)))
      }
    case .int8, .uint16, .int16, .uint32, .int32, .uint64, .int64:
      for index in values.indices {
        values[index] = whole(
          bytes, at: start + index * header.elementType.size, header.elementType)
      }
    }
    return values
  }

  private static func whole(
    _ bytes: [UInt8], at index: Int, _ type: NPYArray.ElementType
  ) -> Float {
    let bits = bits(bytes, at: index, count: type.size)
    return switch type {
    case .int8: Float(Int8(truncatingIfNeeded: bits))
    case .int16: Float(Int16(truncatingIfNeeded: bits))
    case .int32: Float(Int32(truncatingIfNeeded: bits))
    case .int64: Float(Int64(truncatingIfNeeded: bits))
    default: Float(bits)
    }
  }

  private static func bits(_ bytes: [UInt8], at index: Int, count: Int) -> UInt64 {
    var bits: UInt64 = 0
    for byte in 0..<count { bits |= UInt64(bytes[index + byte]) << UInt64(8 * byte) }
    return bits
  }

  private static func word(_ bytes: [UInt8], at index: Int) -> UInt32 {
    UInt32(bytes[index]) | UInt32(bytes[index + 1]) << 8 | UInt32(bytes[index + 2]) << 16
      | UInt32(bytes[index + 3]) << 24
  }

  /// Writes an array as `.npy` version 1.0; atomic.
  ///
  /// As whole numbers, values are rounded and clamped to the type's range; as half precision, rounded to
  /// nearest even. NaN is no whole number: a programming error.
  /// - Throws: ``FileError/unwritable(path:reason:)``.
  /// - Complexity: O(elements).
  public static func write(_ array: NPYArray, to path: String) throws(FileError) {
    try AtomicFile.write(encode(array), to: path)
  }

  /// The bytes that ``write(_:to:)`` writes.
  /// - Complexity: O(elements).
  public static func encode(_ array: NPYArray) -> [UInt8] {
    var bytes = NPYHeader.encode(shape: array.shape, elementType: array.elementType)
    bytes.reserveCapacity(bytes.count + array.values.count * array.elementType.size)
    for value in array.values {
      switch array.elementType {
      case .uint8: bytes.append(UInt8(max(0, min(255, value.rounded()))))
      case .int8: appendWhole(Int8.self, value, to: &bytes)
      case .uint16: appendWhole(UInt16.self, value, to: &bytes)
      case .int16: appendWhole(Int16.self, value, to: &bytes)
      case .uint32: appendWhole(UInt32.self, value, to: &bytes)
      case .int32: appendWhole(Int32.self, value, to: &bytes)
      case .uint64: appendWhole(UInt64.self, value, to: &bytes)
      case .int64: appendWhole(Int64.self, value, to: &bytes)
      case .float16: append(UInt64(value.halfBits), count: 2, to: &bytes)
      case .float32: append(UInt64(value.bitPattern), count: 4, to: &bytes)
      case .float64: append(Double(value).bitPattern, count: 8, to: &bytes)
      }
    }
    return bytes
  }

  private static func appendWhole<Number: FixedWidthInteger>(
    _ type: Number.Type, _ value: Float, to bytes: inout [UInt8]
  ) {
    let number =
      Number(exactly: value.rounded()) ?? (value < 0 ? Number.min : Number.max)
    append(UInt64(truncatingIfNeeded: number), count: Number.bitWidth / 8, to: &bytes)
  }

  private static func append(_ bits: UInt64, count: Int, to bytes: inout [UInt8]) {
    for byte in 0..<count { bytes.append(UInt8(truncatingIfNeeded: bits >> (UInt64(byte) * 8))) }
  }
}
