/// Finds the elements of a list of JSON objects without holding the file in memory.
internal enum JSONList {
  /// Where the objects of a file's outermost list lie, in bytes.
  ///
  /// Only brackets and strings are looked at; whoever reads an element checks the rest.
  /// - Throws: `FileError.damaged` when the file is not one list of objects.
  /// - Complexity: O(length).
  internal static func elements(of file: MappedFile) throws(FileError) -> [Range<Int>] {
    let ranges = file.withBytes { bytes in Self.elements(of: Span<UInt8>(_bytes: bytes)) }
    guard let ranges else {
      throw .damaged(path: file.path, reason: "not a JSON list of objects, or cut off")
    }
    return ranges
  }

  private static func elements(of bytes: Span<UInt8>) -> [Range<Int>]? {
    var ranges: [Range<Int>] = []
    var position = 0
    func next() -> UInt8? {
      while position < bytes.count, [32, 9, 10, 13].contains(bytes[position]) { position += 1 }
      return position < bytes.count ? bytes[position] : nil
    }
    guard next() == UInt8(ascii: "[") else { return nil }
    position += 1
    if next() == UInt8(ascii: "]") {
      position += 1
      return next() == nil ? [] : nil
    }
    while next() == UInt8(ascii: "{") {
      guard let end = endOfObject(bytes, from: position) else { return nil }
      ranges.append(position..<end)
      position = end
      switch next() {
      case UInt8(ascii: ","): position += 1
      case UInt8(ascii: "]"):
        position += 1
        return next() == nil ? ranges : nil
      default: return nil
      }
    }
    return nil
  }

  /// Behind the bracket that closes the object at a position; nil when none does.
  private static func endOfObject(_ bytes: Span<UInt8>, from start: Int) -> Int? {
    var depth = 0
    var isString = false
    var position = start
    while position < bytes.count {
      switch (bytes[position], isString) {
      case (UInt8(ascii: "\\"), true): position += 1
      case (UInt8(ascii: "\""), _): isString.toggle()
      case (UInt8(ascii: "{"), false), (UInt8(ascii: "["), false): depth += 1
      case (UInt8(ascii: "}"), false), (UInt8(ascii: "]"), false):
        depth -= 1
        if depth == 0 { return position + 1 }
      default: break
      }
      position += 1
    }
    return nil
  }
}
