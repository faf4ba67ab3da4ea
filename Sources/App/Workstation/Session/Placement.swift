/// What decides which part of an image is shown when the cursor moves on.
enum Placement: String, CaseIterable, Sendable {
  /// The whole image.
  case whole
  /// The component and some of its surroundings.
  case crop
  /// Where the reviewer moved to; it moves only to keep the component in view.
  case free
}
