extension JSONScanner {
  /// A text, or a whole number as it is written; nil when neither comes next.
  internal mutating func identifier() -> String? { string() ?? natural().map { "\($0)" } }

  /// 0 and `false`, 1 and `true`; nil when none of them comes next.
  internal mutating func flag() -> Bool? {
    if take(word: "false") { return false }
    if take(word: "true") { return true }
    switch natural() {
    case 0: return false
    case 1: return true
    default: return nil
    }
  }

  /// A list of numbers; nil when none comes next.
  internal mutating func numbers() -> [Double]? {
    guard take("[") else { return nil }
    var values: [Double] = []
    if take("]") { return values }
    repeat {
      guard let value = number() else { return nil }
      values.append(value)
    } while take(",")
    return take("]") ? values : nil
  }
}
