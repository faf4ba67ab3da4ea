import Labels
import Refiner

/// What goes through the image encoder at a time: an image, or a part of one.
struct EncodingTarget: Hashable, Sendable {
  /// The image.
  let image: ImageID
  /// The part; nil for the whole image.
  let region: Rectangle<ImageSpace>?
}
