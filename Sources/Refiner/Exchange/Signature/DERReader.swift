/// Reads the few elements of DER (ITU-T X.690) that keys are made of, one after the other.
///
/// Lengths are taken in their shortest form only, as DER has it.
internal struct DERReader {
  /// The kinds of elements that keys hold.
  internal enum Tag: UInt8 {
    case integer = 0x02
    case bitString = 0x03
    case octetString = 0x04
    case objectIdentifier = 0x06
    case sequence = 0x30
  }

  private var rest: ArraySlice<UInt8>

  /// Starts at the first element.
  internal init(_ bytes: some Sequence<UInt8>) { rest = Array(bytes)[...] }

  /// Whether nothing is left.
  internal var isAtEnd: Bool { rest.isEmpty }

  /// The content of the next element; nil, and nothing is read, when it is of another kind or is cut.
  internal mutating func read(_ tag: Tag) -> ArraySlice<UInt8>? {
    var next = rest
    guard next.popFirst() == tag.rawValue, let length = Self.length(&next),
      length <= next.count
    else { return nil }
    rest = next.dropFirst(length)
    return next.prefix(length)
  }

  /// X.690, 8.1.3 and 10.1.
  private static func length(_ bytes: inout ArraySlice<UInt8>) -> Int? {
    guard let first = bytes.popFirst() else { return nil }
    guard first >= 0x80 else { return Int(first) }
    let count = Int(first & 0x7F)
    guard (1...3).contains(count), bytes.count >= count, bytes.first != 0 else { return nil }
    let length = bytes.prefix(count).reduce(0) { $0 << 8 | Int($1) }
    bytes = bytes.dropFirst(count)
    return length >= 0x80 ? length : nil
  }
}
