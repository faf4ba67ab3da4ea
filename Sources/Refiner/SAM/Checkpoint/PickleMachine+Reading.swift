extension PickleMachine {
  /// The next byte.
  internal mutating func readByte() throws(CheckpointError) -> UInt8 {
    guard position < bytes.count else { throw damaged("it breaks off") }
    position += 1
    return bytes[position - 1]
  }

  /// An unsigned number of up to four bytes, lowest first.
  internal mutating func readNumber(bytes count: Int) throws(CheckpointError) -> Int {
    var number = 0
    for byte in 0..<count { number |= Int(try readByte()) << (8 * byte) }
    return number
  }

  private mutating func readBytes(_ count: Int) throws(CheckpointError) -> ArraySlice<UInt8> {
    guard count <= bytes.count - position else { throw damaged("it breaks off") }
    position += count
    return bytes[(position - count)..<position]
  }

  /// What one of the opcodes for numbers and strings pushes.
  internal mutating func readScalar(
    _ opcode: PickleOpcode
  ) throws(CheckpointError) -> PickleValue {
    switch opcode {
    case .binInt: .integer(Int(Int32(truncatingIfNeeded: try readNumber(bytes: 4))))
    case .binInt1: .integer(try readNumber(bytes: 1))
    case .binInt2: .integer(try readNumber(bytes: 2))
    case .long1: try readLong()
    case .binUnicode: .text(try readText(try readNumber(bytes: 4)))
    case .binFloat: try readFloat()
    default: preconditionFailure("\(opcode) pushes no scalar")
    }
  }

  private mutating func readFloat() throws(CheckpointError) -> PickleValue {
    _ = try readBytes(8)
    return .otherNumber
  }

  /// A whole number in two's complement, its length in front.
  private mutating func readLong() throws(CheckpointError) -> PickleValue {
    let count = try readNumber(bytes: 1)
    let digits = try readBytes(count)
    guard count <= 8 else { return .otherNumber }
    var number = digits.last.map { $0 >= 128 ? -1 : 0 } ?? 0
    for byte in digits.reversed() { number = number << 8 | Int(byte) }
    return .integer(number)
  }

  private mutating func readText(_ count: Int) throws(CheckpointError) -> String {
    guard let text = String(validating: try readBytes(count), as: UTF8.self) else {
      throw damaged("a string is not UTF-8")
    }
    return text
  }

  /// A line of a GLOBAL opcode.
  private mutating func readLine() throws(CheckpointError) -> String {
    let line = bytes[position...].prefix(256).prefix { $0 != UInt8(ascii: "\n") }
    position += line.count
    guard try readByte() == UInt8(ascii: "\n"),
      let text = String(validating: line, as: UTF8.self)
    else { throw damaged("a name has no end") }
    return text
  }

  /// A name of the whitelist.
  internal mutating func readGlobal() throws(CheckpointError) -> PickleGlobal {
    let module = try readLine()
    let name = try readLine()
    guard let global = PickleGlobal(module: module, name: name) else {
      throw .refused(path: path, name: "\(module).\(name)")
    }
    return global
  }
}
