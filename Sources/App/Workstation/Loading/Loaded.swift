/// Something that comes from a file, in the background.
enum Loaded<Value: Sendable>: Sendable {
  /// It is there.
  case ready(Value)
  /// It is being read.
  case loading
  /// It cannot be read; the reason, naming the file.
  case failed(String)

  /// The value, when it is there.
  var value: Value? {
    guard case .ready(let value) = self else { return nil }
    return value
  }

  /// Whether it is being read.
  var isLoading: Bool {
    if case .loading = self { true } else { false }
  }
}
