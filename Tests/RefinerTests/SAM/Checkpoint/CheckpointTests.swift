import Testing

@testable import Refiner

/// Reading checkpoints: the same numbers from every format, without a copy where they lie ready.
@Suite struct CheckpointTests {
  private let sandbox: FileSandbox
  private let tensors: [TestCheckpoint.Tensor] = [
    (name: "a", shape: [2, 3], values: [1, -2.5, 0, 0x1p-149, .greatestFiniteMagnitude, 7]),
    (name: "b.c", shape: [4], values: [0.5, 0.25, -0.125, 3]),
    (name: "single", shape: [], values: [42]),
  ]

  init() throws { sandbox = try FileSandbox() }

  private func open(_ bytes: [UInt8]) throws -> Checkpoint {
    try Checkpoint.open(try sandbox.write(bytes, to: "checkpoint"))
  }

  private static let layouts: [(String, Checkpoint.Kind, TestCheckpoint.TorchOptions?)] = [
    ("safetensors", .safetensors, nil), ("legacy", .torchLegacy, nil),
    ("zip", .torchZip, .init()), ("zip64", .torchZip, .init(isZip64: true)),
    ("deflated", .torchZip, .init(isDeflated: true)),
    ("deflated zip64", .torchZip, .init(isDeflated: true, isZip64: true)),
    ("big endian", .torchZip, .init(isBigEndian: true)),
    ("model", .torchZip, .init(wrapper: "model")),
    ("state_dict", .torchZip, .init(wrapper: "state_dict")),
    ("other name", .torchZip, .init(wrapper: "net")),
  ]

  private func bytes(of layout: Int) -> [UInt8] {
    let (name, _, options) = Self.layouts[layout]
    if let options { return TestCheckpoint.torchZip(tensors, options) }
    return name == "legacy"
      ? TestCheckpoint.torchLegacy(tensors) : TestCheckpoint.safetensors(tensors)
  }

  @Test(arguments: layouts.indices)
  func everyFormatGivesTheSameNumbers(layout: Int) throws {
    let checkpoint = try open(bytes(of: layout))
    #expect(checkpoint.kind == Self.layouts[layout].1)
    #expect(checkpoint.tensors.count == tensors.count)
    for tensor in tensors {
      #expect(try checkpoint.floats(tensor.name, shape: tensor.shape).values == tensor.values)
    }
  }

  @Test(arguments: layouts.indices)
  func numbersThatLieReadyAreNotCopied(layout: Int) throws {
    let checkpoint = try open(bytes(of: layout))
    let numbers = try checkpoint.floats("a", shape: [2, 3])
    // The legacy format aligns nothing; big-endian and packed numbers have to be converted.
    let isReady = ["safetensors", "zip", "zip64", "model", "state_dict", "other name"]
      .contains(Self.layouts[layout].0)
    #expect(isReady != numbers.isWritable || Self.layouts[layout].0 == "legacy")
  }

  @Test func numbersOutliveTheirCheckpoint() throws {
    let numbers = try open(bytes(of: 0)).floats("b.c", shape: [4])
    #expect(!numbers.isWritable && numbers.values == tensors[1].values)
  }

  @Test func transposedExpandedAndOffsetViewsShareAStorage() throws {
    let storage = TestPickle.storage(key: "0", count: 6)
    func view(_ offset: Int, _ shape: [Int], _ strides: [Int]) -> [UInt8] {
      TestPickle.tensor(storage, offset: offset, shape: shape, strides: strides)
    }
    let pickle = TestPickle.file([
      ("transposed", view(0, [3, 2], [1, 3])), ("expanded", view(4, [2, 3], [0, 0])),
      ("end", view(3, [3], [1])), ("everySecond", view(1, [2], [2])),
      ("none", view(6, [0, 2], [2, 1])),
      ("odd", view(5, [1, 1], [100, 7])),
    ])
    let checkpoint = try open(
      TestCheckpoint.torchZip(
        pickle: pickle, storages: [TestCheckpoint.bytes(of: [0, 1, 2, 3, 4, 5])]))
    #expect(try checkpoint.floats("transposed", shape: [3, 2]).values == [0, 3, 1, 4, 2, 5])
    #expect(try checkpoint.floats("expanded", shape: [2, 3]).values == [4, 4, 4, 4, 4, 4])
    #expect(try checkpoint.floats("everySecond", shape: [2]).values == [1, 3])
    #expect(try checkpoint.floats("none", shape: [0, 2]).values == [])
    #expect(try checkpoint.floats("odd", shape: [1, 1]).values == [5])
    let end = try checkpoint.floats("end", shape: [3])
    #expect(end.values == [3, 4, 5] && !end.isWritable)
  }

  @Test func ofSeveralStateDictsTheOneWithAKnownNameIsTaken() throws {
    func dictionary(_ names: [String]) -> [UInt8] {
      let tensor = TestPickle.tensor(
        TestPickle.storage(key: "0", count: 1), shape: [1], strides: [1])
      let items = names.map { name in
        TestPickle.text(name) + TestPickle.emptyOrderedDictionary + TestPickle.text("w\(name)")
          + tensor
          + [0x73, 0x73]
      }
      let count = TestPickle.text("step") + TestPickle.integer(7) + [0x73]
      return TestCheckpoint.torchZip(
        pickle: [0x80, 2, 0x7D] + items.flatMap { $0 } + count + [0x2E],
        storages: [TestCheckpoint.bytes(of: [1])])
    }
    let known = try open(dictionary(["ema", "model", "optimizer"]))
    #expect(known.tensors.keys.sorted() == ["wmodel"])
    #expect(known.ignored == ["ema", "optimizer", "step"])
    #expect(try open(dictionary(["ema"])).tensors.keys.sorted() == ["wema"])
    let error = try #require(throws: CheckpointError.self) { try open(dictionary(["m", "ema"])) }
    #expect(error.description.contains("several state dicts (m, ema)"))
  }

  @Test func aTensorThatIsMissingOrOfAnotherShapeIsNamed() throws {
    let checkpoint = try open(bytes(of: 0))
    let path = checkpoint.path
    #expect(throws: CheckpointError.missingTensor(path: path, name: "d")) {
      try checkpoint.floats("d", shape: [1])
    }
    #expect(
      throws: CheckpointError.misshapen(path: path, name: "a", found: [2, 3], expected: [3, 2])
    ) { try checkpoint.floats("a", shape: [3, 2]) }
  }

  @Test(arguments: [Float.nan, -.nan, .signalingNaN, .infinity, -.infinity])
  func aNumberThatIsNotFiniteIsFoundWhereverItIs(value: Float) throws {
    for place in [0, 1, 15, 16, 17, 98, 99] {
      var values = [Float](repeating: -.greatestFiniteMagnitude, count: 100)
      values[place] = value
      let checkpoint = try open(TestCheckpoint.safetensors([("w", [100], values)]))
      #expect(throws: CheckpointError.notFinite(path: checkpoint.path, name: "w")) {
        try checkpoint.floats("w", shape: [100])
      }
    }
  }

  @Test func theContentHashIsThatOfTheWholeFile() throws {
    let checkpoint = try open(bytes(of: 2) + [])
    #expect(checkpoint.contentHash == FileDigest.sha256(bytes(of: 2)))
    #expect(checkpoint.contentHash == checkpoint.contentHash)
    let long = [UInt8](repeating: 7, count: (1 << 21) + 5)
    let file = try MappedFile(try sandbox.write(long, to: "long"))
    #expect(MappedFileDigest(file).text == FileDigest.sha256(long))
  }

  @Test func aFileThatIsNotThereIsAFileError() {
    #expect(throws: CheckpointError.file(.missing(path: sandbox("none")))) {
      try Checkpoint.open(sandbox("none"))
    }
  }
}
