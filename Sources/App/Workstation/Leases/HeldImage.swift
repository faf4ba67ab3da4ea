import Labels
import Refiner

/// Nothing is decided about an image that somebody else has.
struct HeldImage: Error, Hashable, Sendable, CustomStringConvertible {
  /// The image.
  let image: ImageID
  /// Its stem.
  let stem: String
  /// Who has it.
  let holder: LeaseHolder

  /// In words: `street-07 is held by ben since 14:02`.
  var description: String { "\(stem.sanitised) is \(holder.text)" }
}
