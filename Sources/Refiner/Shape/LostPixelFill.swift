public import Labels

/// What becomes of the pixels that a component gives up.
public enum LostPixelFill: Hashable, Sendable {
  /// They have no class any more.
  case void
  /// Each gets the class of the nearest labelled pixel that stays, through given-up pixels only; void
  /// where there is none.
  case nearest
  /// They get a class.
  case classID(ClassID)
}
