extension QueueFilter {
  /// The lowest loss that is asked for, nats; nil when any is.
  var lossCutOff: Double? {
    terms.lazy.compactMap { term in
      guard !term.isNegated, case .number(.loss, .atLeast, let value) = term.test else {
        return nil
      }
      return Double(value)
    }.first
  }

  /// The filter with another lowest loss, nats; nil for any.
  ///
  /// The loss is cut to thousandths, so that the filter says what is typed.
  func withLosses(from cutOff: Double?) -> QueueFilter {
    let rest = terms.filter { term in
      if case .number(.loss, .atLeast, _) = term.test { return false }
      return true
    }
    guard let cutOff else { return QueueFilter(rest) }
    let value = (cutOff * 1000).rounded(.down) / 1000
    let term = FilterTerm(
      text: "loss>=\(value)", isNegated: false, test: .number(.loss, .atLeast, Float(value)))
    return QueueFilter(rest + [term])
  }
}
