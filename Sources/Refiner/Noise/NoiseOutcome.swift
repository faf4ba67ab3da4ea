/// What a preset does with a component's label.
public enum NoiseOutcome: Hashable, Sendable {
  /// The label stays.
  case keep
  /// The component gets the class at this place of the taxonomy, which may be its own.
  case relabel(Int)
  /// The component becomes void.
  case discard
}
