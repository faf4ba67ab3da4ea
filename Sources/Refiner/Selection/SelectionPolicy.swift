/// Which pixels of the source model's labels take part; the rest become void before anything else.
public enum SelectionPolicy: String, CaseIterable, Hashable, Sendable {
  /// All of them.
  case none
  /// The most confident share of each class (CBST).
  case classBalanced = "class-balanced"
  /// The most confident share over all classes.
  case global
  /// Those at or above a fixed confidence.
  case threshold
}
