/// Puts the tensors of a pickle and the storages of its file together.
internal struct TorchTensors {
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
    var content = CheckpointContent()
    content.ignored = ignored
    var known: [String: CheckpointStorage] = [:]
    for (name, place) in named {
      let tensor = machine.heap.tensors[place]
      let wanted = machine.heap.storages[tensor.storage]
      let storage: CheckpointStorage
      if let found = known[wanted.key] {
        storage = found
      } else {
        storage = try find(wanted)
        known[wanted.key] = storage
      }
      try check(name, tensor, wanted, storage)
      content.tensors.append(
        CheckpointTensor(
          name: name, elementType: wanted.elementType, shape: tensor.shape,
          strides: tensor.strides, offset: tensor.offset, storage: storage))
    }
    return content
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
