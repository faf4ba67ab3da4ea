extension Verdict {
  /// The number that the database stores.
  internal var code: Int {
    switch self {
    case .clean: 0
    case .correctable: 1
    case .noise: 2
    }
  }

  /// The verdict of a stored number; the table refuses all others.
  internal init(code: Int) {
    self = code == 0 ? .clean : code == 1 ? .correctable : .noise
  }
}
