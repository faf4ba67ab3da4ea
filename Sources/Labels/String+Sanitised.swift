extension Unicode.Scalar {
  /// Whether the scalar is a control (C0, DEL, C1), which would act on a terminal instead of being shown.
  public var isControl: Bool { value < 32 || (value >= 127 && value < 160) }

  fileprivate var isSafeOnTerminal: Bool {
    if properties.isNoncharacterCodePoint { return false }
    return switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: false
    default: true
    }
  }
}

extension String {
  /// The string with every control, bidirectional and line-separating character replaced by `?`,
  /// and what is no character at all: fit to be written to a terminal, and to XML.
  /// - Complexity: O(length).
  public var sanitised: String {
    var result = String.UnicodeScalarView()
    for scalar in unicodeScalars { result.append(scalar.isSafeOnTerminal ? scalar : "?") }
    return String(result)
  }
}
