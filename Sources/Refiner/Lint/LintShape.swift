internal import Labels

/// What the lint rules look at of one component.
struct LintShape: Hashable, Sendable {
  /// The component.
  let id: ComponentID
  /// Place of its class in the taxonomy; the number of classes for a class that is not in it.
  let position: Int
  /// Whether the noise model finds no fault.
  let isClean: Bool
  /// Number of pixels.
  let area: Int
  /// Number of pixel sides on its outline.
  let perimeter: Int
  /// Number of pixels of its image.
  let imageArea: Int
  /// Whether it touches the image's edge.
  var touchesEdge = false
  /// Pixels that it surrounds and that are not its own; those inside of what it surrounds are left out.
  var holeArea = 0
  /// Pixel sides between it and each class that it touches, by place in the taxonomy; the place behind the
  /// last class is void.
  var borders: [Border] = []

  /// Pixel sides between a component and one class.
  struct Border: Hashable, Sendable {
    let position: Int
    let length: Int
  }
}
