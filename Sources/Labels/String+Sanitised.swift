extension Unicode.Scalar {
  /// Whether the scalar is a control (C0, DEL, C1), which would act on a terminal instead of being shown.
  public var isControl: Bool { value < 32 || (value >= 127 && value < 160) }

  fileprivate var isSafeOnTerminal: Bool {
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: false
    default: true
    }
  }
}

extension String {
  /// The string with every control, bidirectional and line-separating character replaced by `?`,
  /// fit to be written to a terminal.
  /// - Complexity: O(length).
  public var sanitised: String {
    var result = String.UnicodeScalarView()
    for scalar in unicodeScalars { result.append(scalar.isSafeOnTerminal ? scalar : "?") }
    return String(result)
  }
}
