/// Everything that a pickle made, by kind.
internal struct PickleHeap {
  /// The description of a block of numbers: `('storage', class, key, location, count)`.
  internal struct Storage {
    internal var elementType: CheckpointElementType
    internal var key: String
    /// Length in numbers.
    internal var count: Int
  }

  /// The arguments of `_rebuild_tensor_v2` that matter.
  internal struct Tensor {
    /// A place in `storages`.
    internal var storage: Int
    internal var offset: Int
    internal var shape: [Int]
    internal var strides: [Int]
  }

  internal var sequences: [[PickleValue]] = []
  internal var dictionaries: [[(key: PickleValue, value: PickleValue)]] = []
  internal var storages: [Storage] = []
  internal var tensors: [Tensor] = []

  /// The whole numbers of a tuple of any tensor's rank; nil when it is anything else.
  internal func integers(_ value: PickleValue) -> [Int]? {
    guard case .tuple(let place) = value, sequences[place].count <= TensorExtent.maximumRank else {
      return nil
    }
    var integers: [Int] = []
    for case .integer(let integer) in sequences[place] { integers.append(integer) }
    return integers.count == sequences[place].count ? integers : nil
  }
}
