/// The places in a storage where the rows of a tensor begin, in row-major order.
internal struct RowWalk: IteratorProtocol {
  private let lengths: [Int]
  private let strides: [Int]
  private var place: [Int]
  private var position: Int
  private var isDone: Bool

  /// All axes but the last count rows; a tensor without axes has one row.
  internal init(_ tensor: CheckpointTensor) {
    lengths = Array(tensor.shape.dropLast())
    strides = Array(tensor.strides.dropLast())
    place = lengths.map { _ in 0 }
    position = tensor.offset
    isDone = lengths.contains(0)
  }

  internal mutating func next() -> Int? {
    if isDone { return nil }
    let current = position
    for axis in lengths.indices.reversed() {
      place[axis] += 1
      position += strides[axis]
      if place[axis] < lengths[axis] { return current }
      position -= place[axis] * strides[axis]
      place[axis] = 0
    }
    isDone = true
    return current
  }
}
