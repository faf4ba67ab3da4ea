internal import Labels

extension RGB {
  /// The colour as `#804080`.
  internal var hexadecimal: String {
    let digits = Array("0123456789abcdef")
    var text = "#"
    for channel in [red, green, blue] {
      text.append(digits[Int(channel >> 4)])
      text.append(digits[Int(channel & 15)])
    }
    return text
  }

  /// Reads `#804080`; nil for anything else.
  internal init?(hexadecimal text: String) {
    let digits = text.utf8.dropFirst().compactMap { Character(UnicodeScalar($0)).hexDigitValue }
    guard text.utf8.first == UInt8(ascii: "#"), text.utf8.count == 7, digits.count == 6 else {
      return nil
    }
    self.init(
      UInt8(digits[0] << 4 | digits[1]), UInt8(digits[2] << 4 | digits[3]),
      UInt8(digits[4] << 4 | digits[5]))
  }
}
