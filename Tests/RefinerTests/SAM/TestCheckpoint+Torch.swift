@testable import Refiner

extension TestCheckpoint {
  /// How a torch file differs from the usual.
  struct TorchOptions {
    /// The key of a dictionary around the state dict.
    var wrapper: String?
    var isDeflated = false
    var isBigEndian = false
    var isZip64 = false
  }

  /// What `torch.save` writes for a state dict of float32 tensors, one storage each.
  static func torchZip(_ tensors: [Tensor], _ options: TorchOptions = TorchOptions()) -> [UInt8] {
    let items = tensors.enumerated().map { index, tensor in
      let storage = TestPickle.storage(key: "\(index)", count: tensor.values.count)
      let strides = CheckpointTensor.rowMajorStrides(of: tensor.shape)
      return (
        name: tensor.name,
        value: TestPickle.tensor(storage, shape: tensor.shape, strides: strides)
      )
    }
    let storages = tensors.map { tensor in
      let bytes = bytes(of: tensor.values)
      guard options.isBigEndian else { return bytes }
      return stride(from: 0, to: bytes.count, by: 4).flatMap { bytes[$0..<($0 + 4)].reversed() }
    }
    return torchZip(
      pickle: TestPickle.file(items, below: options.wrapper), storages: storages, options)
  }

  /// A torch archive of any pickle and storages.
  static func torchZip(
    pickle: [UInt8], storages: [[UInt8]], _ options: TorchOptions = TorchOptions()
  ) -> [UInt8] {
    archive(pickle: pickle, storages: storages, options).bytes()
  }

  static func archive(
    pickle: [UInt8], storages: [[UInt8]], _ options: TorchOptions = TorchOptions()
  ) -> TestZip {
    func entry(_ name: String, _ content: [UInt8]) -> TestZip.Entry {
      TestZip.Entry(
        name: "archive/" + name, content: content,
        stream: options.isDeflated && name != "byteorder" ? TestDeflate.stored(content) : nil)
    }
    var entries = [
      entry("data.pkl", pickle),
      entry("byteorder", Array((options.isBigEndian ? "big" : "little").utf8)),
    ]
    entries += storages.enumerated().map { entry("data/\($0.offset)", $0.element) }
    entries.append(entry("version", Array("3\n".utf8)))
    return TestZip(entries: entries, isZip64: options.isZip64)
  }

  /// What `torch.save` wrote before PyTorch 1.6.
  static func torchLegacy(_ tensors: [Tensor]) -> [UInt8] {
    let items = tensors.enumerated().map { index, tensor in
      let storage = TestPickle.storage(
        key: "\(index + 70)", count: tensor.values.count, isLegacy: true)
      let strides = CheckpointTensor.rowMajorStrides(of: tensor.shape)
      return (
        name: tensor.name,
        value: TestPickle.tensor(storage, shape: tensor.shape, strides: strides)
      )
    }
    let keys = tensors.indices.flatMap { TestPickle.text("\($0 + 70)") }
    var file = TorchLegacyFile.magic
    file += [0x80, 2, 0x4D, 0xE9, 3, 0x2E]
    file += [0x80, 2, 0x7D, 0x2E]
    file += TestPickle.file(items)
    file += [0x80, 2, 0x5D, 0x28] + keys + [0x65, 0x2E]
    for tensor in tensors {
      file += littleEndian(tensor.values.count, bytes: 8) + bytes(of: tensor.values)
    }
    return file
  }
}
