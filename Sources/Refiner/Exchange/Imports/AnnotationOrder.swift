/// Which of several annotations of one pixel is on top; crowds are always below all others.
public enum AnnotationOrder: String, CaseIterable, Hashable, Sendable {
  /// The one of fewest pixels; among equals the later one.
  case area
  /// The later one.
  case order
}
