extension String {
  /// With blanks behind it, as many as a width needs; a longer text stays whole.
  func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }

  /// With blanks before it, as many as a width needs; a longer text stays whole.
  func indented(to width: Int) -> String {
    String(repeating: " ", count: max(0, width - count)) + self
  }
}
