/// Cuts values out of a JSON file of any length, one at a time.
///
/// It finds where values begin and end, and leaves it to their reader to find what is wrong in them.
/// The file is mapped, so memory follows the longest value.
internal struct JSONElements {
  /// The longest value that is cut out, in bytes.
  private static let longest = 1 << 28
  /// The file.
  internal let file: MappedFile
  private var position = 0

  /// Maps a file.
  internal init(_ path: String) throws(FileError) { file = try MappedFile(path) }

  /// Calls `body` with every element of the array that the whole file is, and its number from 1.
  /// - Throws: `FileError.damaged` when the file is something else, and what `body` throws.
  internal static func forEach(
    in path: String, _ body: (_ number: Int, _ element: [UInt8]) throws -> Void
  ) throws {
    var elements = try JSONElements(path)
    try elements.forEachInArray(body)
    try elements.expectEnd()
  }

  /// Calls `body` with every element of the array that comes next, and its number from 1.
  internal mutating func forEachInArray(
    _ body: (_ number: Int, _ element: [UInt8]) throws -> Void
  ) throws {
    try forEachPlace { elements, number in try body(number, elements.value()) }
  }

  /// Calls `body` with the number from 1 of every element of the array that comes next; it must take the
  /// element.
  internal mutating func forEachPlace(
    _ body: (inout JSONElements, _ number: Int) throws -> Void
  ) throws {
    guard take("[") else { throw damaged("no list where one should be") }
    if take("]") { return }
    var number = 1
    repeat {
      try body(&self, number)
      number += 1
    } while take(",")
    guard take("]") else { throw damaged("the list breaks off behind record \(number - 1)") }
  }

  /// Calls `body` with every key of the object that comes next; it must take the key's value.
  internal mutating func forEachKey(_ body: (inout JSONElements, String) throws -> Void) throws {
    guard take("{") else { throw damaged("no object where one should be") }
    if take("}") { return }
    repeat {
      var scanner = JSONScanner(try value())
      guard let key = scanner.string(), take(":") else { throw damaged("a key is no text") }
      try body(&self, key)
    } while take(",")
    guard take("}") else { throw damaged("the object breaks off") }
  }

  /// Makes sure that nothing follows.
  internal mutating func expectEnd() throws(FileError) {
    guard peek() == nil else { throw damaged("something follows behind its end") }
  }

  /// Takes one character of punctuation if it comes next.
  internal mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard peek() == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  /// The bytes of the next value.
  internal mutating func value() throws(FileError) -> [UInt8] { file.bytes(try skip()) }

  /// Passes over the next value, and says where it lies in the file.
  /// - Complexity: O(length); nothing is copied.
  @discardableResult
  internal mutating func skip() throws(FileError) -> Range<Int> {
    guard peek() != nil else { throw damaged("it breaks off") }
    guard let end = end(), end > position else { throw damaged("a value does not end") }
    guard end - position <= Self.longest else {
      throw .tooLong(path: file.path, count: end - position, limit: Self.longest)
    }
    defer { position = end }
    return position..<end
  }

  private func damaged(_ reason: String) -> FileError {
    .damaged(path: file.path, reason: "byte \(position): \(reason)")
  }

  private mutating func peek() -> UInt8? {
    let start = position
    let (next, byte) = file.withBytes { raw -> (Int, UInt8?) in
      let bytes = Span<UInt8>(_bytes: raw)
      var index = start
      while index < bytes.count, [32, 10, 13, 9].contains(bytes[index]) { index += 1 }
      return (index, index < bytes.count ? bytes[index] : nil)
    }
    position = next
    return byte
  }

  /// The first position behind the value that begins here; nil when it does not end.
  private func end() -> Int? {
    let start = position
    return file.withBytes { raw -> Int? in
      let bytes = Span<UInt8>(_bytes: raw)
      var index = start
      var depth = 0
      while index < bytes.count {
        switch bytes[index] {
        case UInt8(ascii: "\""):
          index += 1
          while index < bytes.count, bytes[index] != UInt8(ascii: "\"") {
            index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
          }
          guard index < bytes.count else { return nil }
          if depth == 0 { return index + 1 }
        case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
        case UInt8(ascii: "}"), UInt8(ascii: "]"):
          if depth == 0 { return index }
          depth -= 1
          if depth == 0 { return index + 1 }
        case UInt8(ascii: ","), 32, 10, 13, 9: if depth == 0 { return index }
        default: break
        }
        index += 1
      }
      return depth == 0 ? index : nil
    }
  }
}
