extension ControlSequence {
  /// The parameters as numbers, 1 where one is left out; nil when the body has anything else.
  ///
  /// Of `code:alternative` and `modifiers:event` only the first part counts, but an event type of 3,
  /// a key going up, makes the whole sequence mean nothing.
  static func numbers(_ body: ArraySlice<UInt8>) -> [Int]? {
    guard !body.isEmpty else { return [] }
    var numbers: [Int] = []
    for parameter in body.split(separator: 0x3B, omittingEmptySubsequences: false) {
      let parts = parameter.split(separator: 0x3A, omittingEmptySubsequences: false)
      guard let number = decimal(parts[0]) else { return nil }
      if numbers.count == 1, parts.count > 1, decimal(parts[1]) == 3 { return nil }
      numbers.append(number)
    }
    return numbers
  }

  private static func decimal(_ digits: ArraySlice<UInt8>) -> Int? {
    guard digits.count <= 7 else { return nil }
    guard !digits.isEmpty else { return 1 }
    var value = 0
    for digit in digits {
      guard (0x30...0x39).contains(digit) else { return nil }
      value = value * 10 + Int(digit - 0x30)
    }
    return value
  }

  /// A report of the mouse in the SGR form, `ESC [ < buttons ; column ; row M` or `m`.
  ///
  /// Source: xterm's ctlseqs, "Extended coordinates", mode 1006.
  func mouse(final: UInt8) -> InputEvent? {
    guard final == 0x4D || final == 0x6D, let numbers = Self.numbers(body.dropFirst()),
      numbers.count == 3, numbers[1] > 0, numbers[2] > 0,
      let action = Self.action(numbers[0], isRelease: final == 0x6D)
    else { return nil }
    var modifiers: KeyModifiers = []
    if numbers[0] & 4 != 0 { modifiers.insert(.shift) }
    if numbers[0] & 8 != 0 { modifiers.insert(.alt) }
    if numbers[0] & 16 != 0 { modifiers.insert(.control) }
    return .mouse(
      MouseEvent(action: action, x: numbers[1] - 1, y: numbers[2] - 1, modifiers: modifiers))
  }

  private static func action(_ bits: Int, isRelease: Bool) -> MouseEvent.Action? {
    guard bits < 128 else { return nil }
    let low = bits & 3
    if bits & 64 != 0 {
      switch low {
      case 0: return .scroll(columns: 0, rows: -1)
      case 1: return .scroll(columns: 0, rows: 1)
      case 2: return .scroll(columns: -1, rows: 0)
      default: return .scroll(columns: 1, rows: 0)
      }
    }
    guard let button = MouseEvent.Button(rawValue: low) else {
      return bits & 32 != 0 ? .move : nil
    }
    if bits & 32 != 0 { return .drag(button) }
    return isRelease ? .release(button) : .press(button)
  }
}
