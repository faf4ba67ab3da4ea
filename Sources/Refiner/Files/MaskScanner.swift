internal import Labels

/// Reads COCO masks out of JSON text.
internal struct MaskScanner {
  /// The most masks that one image may have; tools write one per class.
  internal static let maximumMasks = 4096
  internal var text: JSONScanner
  internal let path: String
  internal let limits: FileLimits

  internal init(_ bytes: [UInt8], path: String, limits: FileLimits) throws(FileError) {
    guard bytes.count <= limits.maximumBytes else {
      throw .tooLong(path: path, count: bytes.count, limit: limits.maximumBytes)
    }
    guard String(validating: bytes, as: UTF8.self) != nil else {
      throw .damaged(path: path, reason: "not UTF-8 text")
    }
    text = JSONScanner(bytes)
    self.path = path
    self.limits = limits
  }

  internal func damaged(_ reason: String) -> FileError { .damaged(path: path, reason: reason) }

  /// Reads an object; `body` gets each key and must pass over its value.
  internal mutating func object(
    _ body: (inout MaskScanner, String) throws(FileError) -> Void
  ) throws(FileError) {
    guard text.take("{") else { throw damaged("no object where one should be") }
    if text.take("}") { return }
    repeat {
      guard let key = text.string(), text.take(":") else { throw damaged("broken JSON") }
      try body(&self, key)
    } while text.take(",")
    guard text.take("}") else { throw damaged("broken JSON") }
  }

  /// Passes over a value of any kind.
  internal mutating func skip() throws(FileError) {
    guard text.skipValue() else { throw damaged("broken JSON") }
  }

  /// Nothing but blanks may be left.
  internal mutating func end() throws(FileError) {
    guard text.isAtEnd() else { throw damaged("text behind the end of the JSON") }
  }

  /// A mask `{"size": [H, W], "counts": ...}`; counts are COCO's string, or a list of numbers.
  internal mutating func mask() throws(FileError) -> RunLengthEncoding {
    var sides: [Int]?
    var string: String?
    var counts: [Int]?
    try object { (scanner, key) throws(FileError) in
      switch key {
      case "size": sides = scanner.text.naturals()
      case "counts" where scanner.text.peek() == UInt8(ascii: "\""): string = scanner.text.string()
      case "counts": counts = scanner.text.naturals()
      default: try scanner.skip()
      }
    }
    guard let sides, sides.count == 2, sides[0] > 0, sides[1] > 0 else {
      throw damaged("a mask without a size [H, W]")
    }
    let (area, overflow) = sides[0].multipliedReportingOverflow(by: sides[1])
    guard !overflow, area <= limits.maximumPixels else {
      throw .tooLarge(path: path, width: sides[1], height: sides[0], limit: limits.maximumPixels)
    }
    let size = Size<ImageSpace>(width: sides[1], height: sides[0])
    do {
      if let string { return try RunLengthEncoding(compressed: string, size: size) }
      guard let counts, counts.allSatisfy({ $0 <= area }) else { throw RunLengthError.badCounts }
      return try RunLengthEncoding(size: size, counts: counts.map { UInt32($0) })
    } catch {
      throw damaged("\(error)")
    }
  }
}
