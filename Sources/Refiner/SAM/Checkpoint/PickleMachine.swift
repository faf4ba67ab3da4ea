/// Reads one pickle as data: a stack machine that knows what a state dict needs, and refuses the rest.
///
/// The machine calls nothing and makes nothing but its own lists, so that the worst that a hostile
/// pickle can do is to be refused. Work and memory are bounded by the pickle's length.
internal struct PickleMachine {
  /// The longest pickle that is read, bytes; that of ViT-H has 60 000.
  internal static let maximumLength = 1 << 24
  /// The most opcodes that are read.
  private static let maximumSteps = 1 << 22

  internal let path: String
  internal let bytes: [UInt8]
  /// The next byte to be read.
  internal var position: Int
  /// What was made so far.
  internal var heap = PickleHeap()

  internal var stack: [PickleValue] = []
  private var marks: [Int] = []
  private var memo: [Int: PickleValue] = [:]

  /// Starts at a position of `bytes`; `path` is the file's name in errors.
  internal init(_ bytes: [UInt8], at position: Int = 0, path: String) {
    self.bytes = bytes
    self.position = position
    self.path = path
  }

  /// Reads up to and with STOP.
  /// - Throws: `refused` at the first opcode or name that no state dict needs, `damaged` otherwise.
  /// - Complexity: O(bytes).
  internal mutating func run() throws(CheckpointError) -> PickleValue {
    for _ in 0..<Self.maximumSteps {
      let byte = try readByte()
      guard let opcode = PickleOpcode(rawValue: byte) else {
        throw .refused(path: path, name: PickleOpcode.refusedName(byte))
      }
      if opcode == .stop { return try pop() }
      try perform(opcode)
    }
    throw damaged("more than \(Self.maximumSteps) steps")
  }

  internal func damaged(_ reason: String) -> CheckpointError {
    .damaged(path: path, reason: "in the pickle, \(reason)")
  }

  private mutating func perform(_ opcode: PickleOpcode) throws(CheckpointError) {
    switch opcode {
    case .stop: break
    case .proto: try checkProtocol()
    case .mark: marks.append(stack.count)
    case .none: stack.append(.none)
    case .newTrue: stack.append(.boolean(true))
    case .newFalse: stack.append(.boolean(false))
    case .binInt, .binInt1, .binInt2, .long1, .binFloat, .binUnicode:
      stack.append(try readScalar(opcode))
    case .emptyTuple: pushTuple([])
    case .tuple1: pushTuple(try pop(1))
    case .tuple2: pushTuple(try pop(2))
    case .tuple3: pushTuple(try pop(3))
    case .tuple: pushTuple(try popToMark())
    case .emptyList: pushList()
    case .emptyDictionary: pushDictionary()
    case .append: try append(try pop(1))
    case .appends: try append(try popToMark())
    case .setItem: try setItems(try pop(2))
    case .setItems: try setItems(try popToMark())
    case .binPut: try remember(try readNumber(bytes: 1))
    case .longBinPut: try remember(try readNumber(bytes: 4))
    case .binGet: try recall(try readNumber(bytes: 1))
    case .longBinGet: try recall(try readNumber(bytes: 4))
    case .global: stack.append(.global(try readGlobal()))
    case .reduce: try reduce()
    case .build: try build()
    case .binPersistentID: stack.append(try storage(of: try pop()))
    }
  }

  private mutating func checkProtocol() throws(CheckpointError) {
    let version = try readByte()
    guard version == 2 else {
      throw .unsupported(
        path: path, reason: "pickle protocol \(version) instead of 2",
        remedy: "save it with torch.save's own protocol, or as safetensors")
    }
  }

  // MARK: - Stack and memo

  /// The topmost value above the last mark.
  internal mutating func pop() throws(CheckpointError) -> PickleValue {
    guard stack.count > marks.last ?? 0, let value = stack.popLast() else {
      throw damaged("a value is missing")
    }
    return value
  }

  /// The topmost values, lowest first.
  private mutating func pop(_ count: Int) throws(CheckpointError) -> [PickleValue] {
    guard stack.count - count >= marks.last ?? 0 else { throw damaged("a value is missing") }
    defer { stack.removeLast(count) }
    return Array(stack.suffix(count))
  }

  private mutating func popToMark() throws(CheckpointError) -> [PickleValue] {
    guard let mark = marks.popLast() else { throw damaged("a mark is missing") }
    defer { stack.removeSubrange(mark...) }
    return Array(stack[mark...])
  }

  private mutating func remember(_ slot: Int) throws(CheckpointError) {
    guard stack.count > marks.last ?? 0, let value = stack.last else {
      throw damaged("a value is missing")
    }
    memo[slot] = value
  }

  private mutating func recall(_ slot: Int) throws(CheckpointError) {
    guard let value = memo[slot] else { throw damaged("slot \(slot) was never filled") }
    stack.append(value)
  }
}
