/// Turns the bytes of a terminal into events; the bytes may be split anywhere.
///
/// Sequences it does not know are swallowed whole, up to their end: a letter inside one must never
/// act as a key, since keys change labels. A sequence cut short by the user or the line is left by
/// Ctrl-C, by the next ESC, or by CAN and SUB as in ECMA-48.
struct KeyDecoder: Sendable {
  private var state = State.ground
  /// The paste so far; kept outside of the state, or each byte would copy the whole of it.
  private var pasted = PasteBuffer()

  private enum State: Sendable {
    case ground
    /// A scalar with bytes still missing.
    case scalar(PartialScalar)
    case escape(EscapeOrigin)
    case control(ControlSequence)
    /// After `ESC O`.
    case singleShift(ControlSequence)
    /// After `ESC [ [`: one letter follows, F1 to F5 of the Linux console.
    case console
    /// A string that ends with ST, or with BEL after `ESC ]`.
    case string(introducer: UInt8, isEmpty: Bool)
    /// Bytes of the old mouse report still to swallow.
    case oldMouse(Int)
    case paste
  }

  private enum EscapeOrigin: Sendable {
    case ground
    /// The second of two ESC.
    case escape
    /// Inside a string: the first half of the ST that ends it.
    case string
  }

  /// Makes a decoder that has seen nothing.
  init() {}

  /// Whether ``flush()`` would end something, so that the caller waits with a timeout.
  var isPending: Bool {
    switch state {
    case .escape, .scalar, .string(_, isEmpty: true): true
    default: false
    }
  }

  /// Takes bytes and returns the events that are complete.
  mutating func feed(_ bytes: [UInt8]) -> [InputEvent] {
    var events: [InputEvent] = []
    for byte in bytes { take(byte, &events) }
    return events
  }

  /// Ends what only a pause can end: a lone ESC is the Escape key, ESC and `]` are Alt-`]`.
  ///
  /// An unfinished `ESC [` stays open, because the rest may still come and would act as keys.
  mutating func flush() -> [InputEvent] {
    guard isPending else { return [] }
    defer { state = .ground }
    let escape = InputEvent.key(KeyEvent(.escape))
    switch state {
    case .escape(.ground): return [escape]
    case .escape(.escape): return [escape, escape]
    case .string(let introducer, _): return [.key(Self.character(introducer).withAlt)]
    default: return []
    }
  }

  // MARK: One byte

  private mutating func take(_ byte: UInt8, _ events: inout [InputEvent]) {
    switch state {
    case .ground: ground(byte, &events)
    case .scalar(let partial): scalar(partial, byte, &events)
    case .escape(let origin): escape(origin, byte, &events)
    case .oldMouse(let left): state = left > 1 ? .oldMouse(left - 1) : .ground
    case .paste:
      if let text = pasted.take(byte) { finish(.paste(text), &events) }
    case .control, .singleShift, .console, .string: sequence(byte, &events)
    }
  }

  private mutating func sequence(_ byte: UInt8, _ events: inout [InputEvent]) {
    switch (byte, state) {
    case (0x1B, .string): state = .escape(.string)
    case (0x1B, _): state = .escape(.ground)
    case (0x03, _), (0x18, _), (0x1A, _):
      state = .ground
      if byte == 0x03 { ground(byte, &events) }
    case (_, .control(let sequence)): control(sequence, byte, &events)
    case (_, .singleShift(let sequence)): singleShift(sequence, byte, &events)
    case (0x41...0x45, .console): finish(.key(KeyEvent(.function(Int(byte) - 0x40))), &events)
    case (0x07, .string(introducer: 0x5D, _)): state = .ground
    case (_, .string(let introducer, _)): state = .string(introducer: introducer, isEmpty: false)
    default: state = .ground
    }
  }

  private mutating func ground(_ byte: UInt8, _ events: inout [InputEvent]) {
    if byte == 0x1B {
      state = .escape(.ground)
    } else if byte < 0x80 {
      finish(.key(Self.character(byte)), &events)
    } else {
      state = PartialScalar(first: byte, isAlt: false).map(State.scalar) ?? .ground
    }
  }

  private mutating func escape(
    _ origin: EscapeOrigin, _ byte: UInt8, _ events: inout [InputEvent]
  ) {
    let isDouble = origin == .escape
    switch byte {
    case 0x03: finish(.key(Self.character(byte)), &events)
    case 0x5C where origin == .string: state = .ground
    case 0x5B: state = .control(ControlSequence(isAlt: isDouble))
    case 0x4F: state = .singleShift(ControlSequence(isAlt: isDouble))
    default:
      if isDouble { events.append(.key(KeyEvent(.escape))) }
      switch byte {
      case 0x1B: state = .escape(.escape)
      case 0x50, 0x58, 0x5D, 0x5E, 0x5F: state = .string(introducer: byte, isEmpty: true)
      case ..<0x80: finish(.key(Self.character(byte).withAlt), &events)
      default: state = PartialScalar(first: byte, isAlt: true).map(State.scalar) ?? .ground
      }
    }
  }

  private mutating func scalar(
    _ partial: PartialScalar, _ byte: UInt8, _ events: inout [InputEvent]
  ) {
    var partial = partial
    switch partial.take(byte) {
    case .incomplete: state = .scalar(partial)
    case .malformed: state = .ground
    case .interrupted: ground(byte, &events)
    case .complete(let scalar):
      let event = KeyEvent(Character(scalar))
      finish(.key(partial.isAlt ? event.withAlt : event), &events)
    }
  }

  private mutating func control(
    _ sequence: ControlSequence, _ byte: UInt8, _ events: inout [InputEvent]
  ) {
    var sequence = sequence
    switch byte {
    case 0x24 where sequence.dollarIsFinal: finish(sequence.event(final: byte), &events)
    case 0x20...0x3F:
      sequence.append(byte)
      state = .control(sequence)
    case 0x5B where sequence.body.isEmpty: state = .console
    case 0x4D where sequence.body.isEmpty: state = .oldMouse(3)
    case 0x7E where sequence.startsPaste:
      pasted = PasteBuffer()
      state = .paste
    case 0x40...0x7E: finish(sequence.event(final: byte), &events)
    default:
      sequence.spoil()
      state = .control(sequence)
    }
  }

  private mutating func singleShift(
    _ sequence: ControlSequence, _ byte: UInt8, _ events: inout [InputEvent]
  ) {
    var sequence = sequence
    switch byte {
    case 0x30...0x3F:
      sequence.append(byte)
      state = .singleShift(sequence)
    case 0x20...0x7E: finish(sequence.singleShiftEvent(final: byte), &events)
    default:
      sequence.spoil()
      state = .singleShift(sequence)
    }
  }

  private mutating func finish(_ event: InputEvent?, _ events: inout [InputEvent]) {
    state = .ground
    if let event { events.append(event) }
  }

  /// The key of one ASCII byte.
  private static func character(_ byte: UInt8) -> KeyEvent {
    let letter = Character(Unicode.Scalar(byte | 0x40))
    return switch byte {
    case 0x00: KeyEvent(.character(" "), modifiers: .control)
    case 0x08, 0x7F: KeyEvent(.backspace)
    case 0x1B: KeyEvent(.escape)
    case ..<0x20: KeyEvent(.character(letter), modifiers: .control)
    default: KeyEvent(Character(Unicode.Scalar(byte)))
    }
  }
}
