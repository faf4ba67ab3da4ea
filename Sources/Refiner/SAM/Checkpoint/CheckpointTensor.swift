/// One tensor of a checkpoint: what it is and where its numbers lie.
public struct CheckpointTensor: Sendable {
  /// Its name in the reference's state dict.
  public let name: String
  /// The type of its numbers.
  public let elementType: CheckpointElementType
  /// Lengths of its axes; none for a single number.
  public let shape: [Int]
  /// Per axis, the distance of neighbours in numbers; 0 where one number stands for all.
  internal let strides: [Int]
  /// Numbers of the storage in front of the first one.
  internal let offset: Int
  /// The bytes, perhaps shared with other tensors; every element lies within them.
  internal let storage: CheckpointStorage

  /// How many numbers it has.
  public var count: Int { shape.reduce(1, *) }

  /// Whether its numbers follow each other in row-major order without gaps.
  internal var isContiguous: Bool {
    var step = 1
    for (length, stride) in zip(shape, strides).reversed() {
      if length != 1 && stride != step { return false }
      step *= length
    }
    return true
  }

  /// The same tensor under another name.
  internal func renamed(_ name: String) -> CheckpointTensor {
    CheckpointTensor(
      name: name, elementType: elementType, shape: shape, strides: strides, offset: offset,
      storage: storage)
  }

  /// The distances of neighbours in a row-major array.
  internal static func rowMajorStrides(of shape: [Int]) -> [Int] {
    var strides = shape
    var step = 1
    for axis in shape.indices.reversed() {
      strides[axis] = step
      step *= max(shape[axis], 1)
    }
    return strides
  }
}
