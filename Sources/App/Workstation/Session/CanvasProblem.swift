import Refiner

/// An image whose map cannot be shown: nothing is decided about its components.
struct CanvasProblem: Hashable, Sendable {
  /// The image.
  let image: ImageID
  /// Why not, naming the file.
  let reason: String
}
