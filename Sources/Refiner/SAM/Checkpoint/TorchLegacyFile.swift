/// Reads what `torch.save` wrote before PyTorch 1.6: five pickles and the numbers behind them.
///
/// Numbers are little endian whatever the machine was: `torch/csrc/serialization.cpp`.
internal enum TorchLegacyFile {
  /// The first pickle: the number 0x1950a86a20f9469cfc6c.
  internal static let magic: [UInt8] = [
    0x80, 2, 0x8A, 0x0A, 0x6C, 0xFC, 0x9C, 0x46, 0xF9, 0x20, 0x6A, 0xA8, 0x50, 0x19, 0x2E,
  ]

  /// Everything that the file holds.
  /// - Throws: `CheckpointError` of any kind that a file can cause.
  /// - Complexity: O(tensors).
  internal static func read(_ file: MappedFile) throws(CheckpointError) -> CheckpointContent {
    let pickles = file.bytes(0..<min(file.count, PickleMachine.maximumLength))
    var position = file.has(magic, at: 0) ? magic.count : 0
    if position == 0 { try refuseOtherPickle(pickles, path: file.path) }
    guard case .integer(1001) = try skipPickle(pickles, &position, path: file.path) else {
      throw .damaged(path: file.path, reason: "an unknown version of PyTorch's old format")
    }
    _ = try skipPickle(pickles, &position, path: file.path)
    var machine = PickleMachine(pickles, at: position, path: file.path)
    let root = try machine.run()
    let storages = try storages(of: machine, in: file)
    return try TorchTensors(machine, root: root).content { wanted throws(CheckpointError) in
      guard let storage = storages[wanted.key] else {
        throw .damaged(
          path: file.path,
          reason: "storage '\(CheckpointError.short(wanted.key))' is not in the file")
      }
      return storage
    }
  }

  /// The file begins with a pickle that is not PyTorch's: the reading says why it is refused.
  private static func refuseOtherPickle(
    _ bytes: [UInt8], path: String
  ) throws(CheckpointError) {
    var machine = PickleMachine(bytes, path: path)
    _ = try machine.run()
    throw .unsupported(
      path: path, reason: "a Python pickle that torch.save did not write",
      remedy: "save model.state_dict() with torch.save")
  }

  private static func skipPickle(
    _ bytes: [UInt8], _ position: inout Int, path: String
  ) throws(CheckpointError) -> PickleValue {
    var machine = PickleMachine(bytes, at: position, path: path)
    let value = try machine.run()
    position = machine.position
    return value
  }

  /// The places of all storages: a list of their keys, then per key a length and the numbers.
  private static func storages(
    of objects: PickleMachine, in file: MappedFile
  ) throws(CheckpointError) -> [String: CheckpointStorage] {
    var widths: [String: Int] = [:]
    for storage in objects.heap.storages { widths[storage.key] = storage.elementType.byteCount }
    var machine = PickleMachine(objects.bytes, at: objects.position, path: file.path)
    guard case .list(let place) = try machine.run() else {
      throw .damaged(path: file.path, reason: "the list of storages is missing")
    }
    var position = machine.position
    var storages: [String: CheckpointStorage] = [:]
    for case .text(let key) in machine.heap.sequences[place] {
      guard key.utf8.count <= PickleMachine.maximumKeyLength, let width = widths[key],
        storages[key] == nil,
        let count = file.number(at: position, bytes: 8),
        count <= (file.count - position - 8) / width
      else {
        throw .damaged(
          path: file.path, reason: "storage '\(CheckpointError.short(key))' is not in the file")
      }
      storages[key] = CheckpointStorage(
        place: .file(offset: position + 8), byteCount: count * width, isBigEndian: false)
      position += 8 + count * width
    }
    return storages
  }
}
