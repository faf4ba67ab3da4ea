/// The header of a `.npy` file: a Python dictionary behind magic, version and length.
internal struct NPYHeader {
  internal let shape: [Int]
  internal let elementType: NPYArray.ElementType
  /// Offset of the data in bytes.
  internal let length: Int
  /// Number of elements.
  internal let count: Int

  internal init(_ bytes: [UInt8], path: String) throws(FileError) {
    guard bytes.starts(with: NPYFile.magic), bytes.count >= 10 else {
      throw .damaged(path: path, reason: "not a .npy file")
    }
    guard (1...3).contains(bytes[6]), bytes[7] == 0 else {
      throw .unsupported(
        path: path, reason: ".npy version \(bytes[6]).\(bytes[7])", remedy: "save it as version 1.0"
      )
    }
    let isLong = bytes[6] > 1
    let start = isLong ? 12 : 10
    guard bytes.count >= start else { throw .damaged(path: path, reason: "the header is cut off") }
    var textLength = Int(bytes[8]) | Int(bytes[9]) << 8
    if isLong { textLength |= Int(bytes[10]) << 16 | Int(bytes[11]) << 24 }
    guard textLength <= bytes.count - start, textLength <= 1 << 16 else {
      throw .damaged(path: path, reason: "the header is cut off")
    }
    length = start + textLength
    var parser = NPYHeaderParser(Array(bytes[start..<length]))
    guard let fields = parser.dictionary() else {
      throw .damaged(path: path, reason: "the header is not the dictionary that NumPy writes")
    }
    try Self.check(fields, path: path)
    guard let type = NPYArray.ElementType(rawValue: fields.descr) else {
      throw Self.unsupported(type: fields.descr, path: path)
    }
    shape = fields.shape
    elementType = type
    count = try Self.count(of: fields.shape, path: path)
  }

  private static func check(_ fields: NPYHeaderParser.Fields, path: String) throws(FileError) {
    guard !fields.isFortranOrder else {
      throw .unsupported(
        path: path, reason: "the array is in Fortran order",
        remedy: "save numpy.ascontiguousarray(array)")
    }
    guard fields.shape.count <= 32 else {
      throw .damaged(path: path, reason: "\(fields.shape.count) axes")
    }
  }

  private static func count(of shape: [Int], path: String) throws(FileError) -> Int {
    if shape.contains(0) { return 0 }
    var count = 1
    for length in shape {
      let (product, overflow) = count.multipliedReportingOverflow(by: length)
      // Eight bytes per element must not overflow either.
      guard !overflow, product < 1 << 58 else {
        throw .damaged(path: path, reason: "the shape is too large")
      }
      count = product
    }
    return count
  }

  private static func unsupported(type: String, path: String) -> FileError {
    let reason: String
    if type.hasPrefix(">") {
      reason = "the array is big endian ('\(type)')"
    } else if type.contains("O") {
      reason = "the array holds Python objects, which only pickle can read"
    } else {
      reason = "the array's type is '\(type)'"
    }
    return .unsupported(
      path: path, reason: reason, remedy: "save it as little-endian whole numbers or floats")
  }

  /// The header of version 1.0, padded so that the data start at a multiple of 64 bytes.
  internal static func encode(shape: [Int], elementType: NPYArray.ElementType) -> [UInt8] {
    var lengths = shape.map(String.init).joined(separator: ", ")
    if shape.count == 1 { lengths += "," }
    var text = Array(
      "{'descr': '\(elementType.rawValue)', 'fortran_order': False, 'shape': (\(lengths)), }".utf8)
    while (10 + text.count + 1) % 64 != 0 { text.append(UInt8(ascii: " ")) }
    text.append(UInt8(ascii: "\n"))
    return NPYFile.magic + [1, 0, UInt8(text.count & 255), UInt8(text.count >> 8)] + text
  }
}
