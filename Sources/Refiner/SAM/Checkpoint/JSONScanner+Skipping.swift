extension JSONScanner {
  /// Passes over one value of any kind; false when none comes next or it breaks the grammar.
  /// - Complexity: O(length); open brackets are kept in a list, not on the native stack.
  internal mutating func skipValue() -> Bool {
    var closers: [Unicode.Scalar] = []
    while true {
      if take("[") {
        if !take("]") {
          closers.append("]")
          continue
        }
      } else if take("{") {
        if !take("}") {
          closers.append("}")
          guard skipKey() else { return false }
          continue
        }
      } else if !skipScalar() {
        return false
      }
      guard passEnds(&closers) else { return false }
      if closers.isEmpty { return true }
    }
  }

  /// After a value: a comma before the next, or the ends of what it was the last of.
  private mutating func passEnds(_ closers: inout [Unicode.Scalar]) -> Bool {
    while let closer = closers.last {
      if take(",") { return closer == "]" || skipKey() }
      guard take(closer) else { return false }
      closers.removeLast()
    }
    return true
  }

  private mutating func skipKey() -> Bool { string() != nil && take(":") }

  private mutating func skipScalar() -> Bool {
    if string() != nil { return true }
    for word in ["null", "true", "false"] where take(word: word) { return true }
    return skipNumber()
  }

  private mutating func skipNumber() -> Bool { number() != nil }

  /// A number of any form, rounded to the nearest one that the type holds, which may be infinity; nil
  /// when none comes next.
  internal mutating func number() -> Double? {
    guard peek() != nil else { return nil }
    let digits = takeRun { "+-.0123456789eE".utf8.contains($0) }
    let text = String(decoding: digits, as: UTF8.self)
    let unsigned = text.hasPrefix("-") ? text.dropFirst() : text[...]
    // Double accepts more than JSON does: a sign or a point in front, leading zeros, a point at the end.
    guard let first = unsigned.utf8.first, (48...57).contains(first), let value = Double(text),
      !unsigned.hasSuffix(".")
    else { return nil }
    let whole = unsigned.prefix { $0.isNumber }
    return whole.count == 1 || first != 48 ? value : nil
  }
}
