/// What a reviewer can do to a component.
public enum DecisionKind: String, CaseIterable, Codable, Hashable, Sendable {
  /// The label is right.
  case keep
  /// The label is wrong and no class is known: the pixels become void.
  case discard
  /// The pixels get another class.
  case relabel
  /// Put off; changes no pixel and does not count as decided.
  case later
  /// Marked for somebody's attention; changes no pixel.
  case flag
  /// The mark is taken away.
  case unflag
  /// The component gets other pixels, and a class.
  case reshape
  /// Something is said about it; changes no pixel and does not count as decided.
  case note
  /// The decision that stands is taken off, whoever made it: the component is undecided again, with the
  /// pixels and the class that refining gave it.
  case reopen

  /// Whether it settles what the component's pixels are: keep, discard, relabel, reshape.
  public var settlesPixels: Bool {
    switch self {
    case .keep, .discard, .relabel, .reshape: true
    case .later, .flag, .unflag, .note, .reopen: false
    }
  }
}
