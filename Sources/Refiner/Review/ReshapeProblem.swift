/// Why a component cannot get a new shape.
public enum ReshapeProblem: Hashable, Sendable {
  /// The mask or a fill is of another size than the image.
  case otherSize
  /// The mask has no pixels.
  case emptyMask
  /// A fill has pixels that the component does not give up, or that another fill has.
  case fillNotGivenUp
  /// Pixels that are given up get no class.
  case notFilled(pixels: Int)
  /// The row's text does not say what the shape is.
  case unreadable
}

extension ReshapeProblem: CustomStringConvertible {
  /// The reason in words.
  public var description: String {
    switch self {
    case .otherSize: "a new shape is of another size than its image"
    case .emptyMask: "a new shape has no pixels; discard the component instead"
    case .fillNotGivenUp: "a new shape fills pixels that the component does not give up"
    case .notFilled(let pixels): "a new shape leaves \(pixels) pixels without a class"
    case .unreadable: "its new shape cannot be read"
    }
  }
}
