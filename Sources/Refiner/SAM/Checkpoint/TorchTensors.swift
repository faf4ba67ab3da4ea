/// Puts the tensors of a pickle and the storages of its file together.
internal struct TorchTensors {
  /// The longest name of a tensor, bytes.
  private static let maximumNameLength = 1024

  private let machine: PickleMachine
  private let root: PickleValue

  internal init(_ machine: PickleMachine, root: PickleValue) {
    self.machine = machine
    self.root = root
  }

  /// Everything that the file holds.
  ///
  /// `storage` finds the bytes of a storage; it is asked once per key.
  /// - Throws: `damaged` when a tensor reaches out of its storage; whatever `storage` throws.
  internal func content(
    storage find: (PickleHeap.Storage) throws(CheckpointError) -> CheckpointStorage
  ) throws(CheckpointError) -> CheckpointContent {
    let (named, ignored) = try machine.stateDictionary(root)
    guard !named.isEmpty else {
      throw .unsupported(
        path: machine.path, reason: "holds no tensors", remedy: "save model.state_dict()")
    }
    try checkNames(named.map(\.name))
    var content = CheckpointContent()
    content.ignored = ignored
    var known: [String: CheckpointStorage] = [:]
    for (name, place) in named {
      let tensor = machine.heap.tensors[place]
      let wanted = machine.heap.storages[tensor.storage]
      if known[wanted.key] == nil { known[wanted.key] = try find(wanted) }
      guard let storage = known[wanted.key] else { continue }
      try check(name, tensor, wanted, storage)
      content.tensors.append(
        CheckpointTensor(
          name: name, elementType: wanted.elementType, shape: tensor.shape,
          strides: tensor.strides, offset: tensor.offset, storage: storage))
    }
    return content
  }

  private func checkNames(_ names: [String]) throws(CheckpointError) {
    var known: Set<String> = []
    for name in names {
      guard name.utf8.count <= Self.maximumNameLength, known.insert(name).inserted else {
        throw .damaged(
          path: machine.path,
          reason: "tensor \(CheckpointError.short(name)) stands twice, or has too long a name")
      }
    }
  }

  private func check(
    _ name: String, _ tensor: PickleHeap.Tensor, _ wanted: PickleHeap.Storage,
    _ storage: CheckpointStorage
  ) throws(CheckpointError) {
    guard wanted.count * wanted.elementType.byteCount <= storage.byteCount else {
      throw .damaged(
        path: machine.path,
        reason: "the storage of \(CheckpointError.short(name)) is shorter than its description")
    }
    guard
      let extent = TensorExtent(
        shape: tensor.shape, strides: tensor.strides, offset: tensor.offset),
      extent.end <= wanted.count
    else {
      throw .damaged(
        path: machine.path,
        reason: "tensor \(CheckpointError.short(name)) reaches out of its storage")
    }
    // Strides of zero let one number stand for many; honest files do so for small tensors only.
    guard extent.count <= max(wanted.count, 1 << 20) else {
      throw .damaged(
        path: machine.path,
        reason: "tensor \(CheckpointError.short(name)) claims \(extent.count) numbers of a storage "
          + "of \(wanted.count)")
    }
  }
}
