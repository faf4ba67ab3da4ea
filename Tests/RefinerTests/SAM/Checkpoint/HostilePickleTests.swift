import Testing

@testable import Refiner

/// Pickles that would do harm in Python, and tensors that would reach where they must not.
@Suite struct HostilePickleTests {
  private let sandbox: FileSandbox

  init() throws { sandbox = try FileSandbox() }

  private func refusal(pickle: [UInt8]) throws -> String {
    let bytes = TestCheckpoint.torchZip(
      pickle: pickle, storages: [TestCheckpoint.bytes(of: [1, 2, 3, 4])])
    let path = try sandbox.write(bytes, to: "f")
    return try #require(throws: CheckpointError.self) { try Checkpoint.open(path) }.description
  }

  static let names: [(String, String)] = [
    ("os", "system"), ("builtins", "eval"), ("__builtin__", "eval"), ("subprocess", "Popen"),
    ("torch", "load"), ("torch", "UntypedStorage"), ("torch._utils", "_rebuild_tensor_v3"),
    ("torch._utils", "_import_dotted_name"), ("collections", "OrderedDict.fromkeys"),
    ("numpy.core.multiarray", "scalar"), ("argparse", "Namespace"), ("torch.FloatStorage", ""),
  ]

  @Test(arguments: names.indices)
  func aNameThatNoStateDictNeedsIsRefusedByName(index: Int) throws {
    let (module, name) = Self.names[index]
    let refusal = try refusal(
      pickle: [0x80, 2] + TestPickle.global(module, name) + TestPickle.tuple(TestPickle.text("ls"))
        + TestPickle.reduce + [0x2E])
    #expect(refusal.contains("\(module).\(name)"), "\(refusal)")
  }

  static let opcodes: [(UInt8, String)] = [
    (0x93, "STACK_GLOBAL"), (0x69, "INST"), (0x6F, "OBJ"), (0x81, "NEWOBJ"), (0x82, "EXT1"),
    (0x50, "PERSID"), (0x32, "DUP"), (0x30, "POP"), (0x49, "INT"), (0x95, "FRAME"), (0xFF, "0xff"),
  ]

  @Test(arguments: opcodes.indices)
  func anOpcodeThatNoStateDictNeedsIsRefusedByName(index: Int) throws {
    let (opcode, name) = Self.opcodes[index]
    #expect(try refusal(pickle: [0x80, 2, opcode, 0x2E]).contains("opcode \(name),"))
  }

  @Test func onlyTheThreeKnownCallsAreUnderstood() throws {
    let calls: [[UInt8]] = [
      TestPickle.global("collections", "OrderedDict") + TestPickle.tuple(TestPickle.text("a")),
      TestPickle.global("torch", "FloatStorage") + [0x29],
      TestPickle.global("torch._utils", "_rebuild_tensor_v2") + [0x29],
      TestPickle.global("torch._utils", "_rebuild_parameter") + [0x29],
      TestPickle.global("torch._utils", "_rebuild_parameter")
        + TestPickle.tuple([0x4E], [0x4E], [0x4E]),
      TestPickle.text("eval") + [0x29], [0x7D, 0x29],
    ]
    for call in calls {
      let refusal = try refusal(pickle: [0x80, 2] + call + TestPickle.reduce + [0x2E])
      #expect(refusal.contains("which no state dict needs") || refusal.contains("without a tensor"))
    }
    let build = TestPickle.text("a") + [0x7D, 0x62]
    #expect(try refusal(pickle: [0x80, 2] + build + [0x2E]).contains("BUILD of a string"))
  }

  static let malformed: [[UInt8]] = [
    [], [0x80], [0x80, 2], [0x2E], [0x80, 2, 0x58, 0xFF, 0xFF, 0xFF, 0xFF, 0x2E],
    [0x80, 2, 0x58, 1, 0, 0, 0, 0xC3, 0x2E], [0x80, 2, 0x8A, 200, 1, 0x2E], [0x80, 2, 0x8A],
    [0x80, 2, 0x74, 0x2E], [0x80, 2, 0x28, 0x2E], [0x80, 2, 0x28, 0x85, 0x2E],
    [0x80, 2, 0x4E, 0x28, 0x73, 0x2E], [0x80, 2, 0x4E, 0x61, 0x2E],
    [0x80, 2, 0x5D, 0x5D, 0x75, 0x2E],
    [0x80, 2, 0x7D, 0x28, 0x4E, 0x75, 0x2E], [0x80, 2, 0x71, 0, 0x2E], [0x80, 2, 0x68, 9, 0x2E],
    [0x80, 2, 0x4E, 0x72, 0xFF, 0xFF, 0xFF, 0xFF, 0x6A, 0xFE, 0xFF, 0xFF, 0xFF, 0x2E],
    [0x80, 2, 0x4E, 0x51, 0x2E], [0x80, 2, 0x29, 0x51, 0x2E], [0x80, 2, 0x52, 0x2E],
    [0x80, 2, 0x62, 0x2E], [0x80, 2, 0x63, 0x61, 0x2E], [0x80, 2, 0x47, 0, 0x2E],
    [0x80, 4, 0x4E, 0x2E], [0x80, 2, 0x4E, 0x2E], [0x80, 2, 0x7D, 0x2E],
  ]

  @Test(arguments: malformed.indices)
  func malformedPicklesAreRefused(index: Int) throws {
    #expect(!(try refusal(pickle: Self.malformed[index])).isEmpty)
  }

  /// Offset, shape and strides of a tensor in a storage of four numbers.
  static let tensors: [(Int, [Int], [Int])] = [
    (1, [4], [1]), (5, [1], [1]), (-1, [2], [1]), (0, [2, 3], [3, 1]), (0, [5], [1]),
    (0, [-1], [1]), (3, [2], [-1]), (0, [4, 1], [1]), (0, [1 << 62, 4], [0, 1]),
    (0, [1 << 32, 1 << 32], [0, 0]), (Int.max, [1], [1]), (0, [2], [Int.max]),
    (0, [2, 2], [Int.max / 2, Int.max / 2]), (Int.min, [1], [1]), (0, [1 << 21], [0]),
    (0, [0, 1 << 62, 1 << 62], [0, 0, 0]),
    (0, [Int](repeating: 1, count: 40), [Int](repeating: 1, count: 40)),
  ]

  @Test(arguments: tensors.indices)
  func aTensorThatReachesOutOfItsStorageIsRefused(index: Int) throws {
    let (offset, shape, strides) = Self.tensors[index]
    let storage = TestPickle.storage(key: "0", count: 4)
    let tensor = TestPickle.tensor(storage, offset: offset, shape: shape, strides: strides)
    let refusal = try refusal(pickle: TestPickle.file([("w", tensor)]))
    let words = ["reaches out", "claims", "malformed"]
    #expect(words.contains(where: refusal.contains), "\(refusal)")
  }

  @Test(arguments: [-1, 5, Int.max, Int.min])
  func aStorageThatLiesAboutItsLengthIsRefused(count: Int) throws {
    let tensor = TestPickle.tensor(
      TestPickle.storage(key: "0", count: count), shape: [1], strides: [1])
    _ = try refusal(pickle: TestPickle.file([("w", tensor)]))
  }

  @Test(arguments: ["1", "", "../0", "0/", "/0", "00"])
  func aStorageThatIsNotInTheArchiveIsRefused(key: String) throws {
    let tensor = TestPickle.tensor(
      TestPickle.storage(key: key, count: 1), shape: [1], strides: [1])
    #expect(try refusal(pickle: TestPickle.file([("w", tensor)])).contains("not in the archive"))
  }

  @Test func manyNumbersOutOfOneMakeNoNetwork() throws {
    // Every tensor repeats one number: 200 kB that claim the weights of ViT-B.
    let storage = TestPickle.storage(key: "0", count: 1)
    let items = SampleNetworks.viTB.expectedTensors.map { name, shape in
      (
        name: name,
        value: TestPickle.tensor(
          storage, shape: shape, strides: [Int](repeating: 0, count: shape.count))
      )
    }
    #expect(try refusal(pickle: TestPickle.file(items)).contains("claims"))
  }

  @Test func nestingAndSelfReferenceCostNoStack() throws {
    let depth = 300_000
    let lists =
      [0x80, 2] + [UInt8](repeating: 0x5D, count: depth)
      + [UInt8](repeating: 0x61, count: depth - 1)
    #expect(try refusal(pickle: lists + [0x2E]).contains("a list instead"))
    let own: [UInt8] =
      [0x80, 2, 0x7D, 0x71, 0] + TestPickle.text("model") + [0x68, 0, 0x73, 0x2E]
    #expect(try refusal(pickle: own).contains("no tensors"))
  }

  /// Work that grows with the square of the length: the same long thing by way of the memo, again and again.
  @Test func whatIsRepeatedIsNotWorkedOnAgain() throws {
    let start = processorTime
    let count = 200_000
    func repeated(_ opcodes: [UInt8]) -> [UInt8] {
      [UInt8]((0..<count).map { _ in opcodes }.joined())
    }
    let numbers = [0x7D, 0x71, 0, 0x28] + repeated([0x4E, 0x4E]) + [0x75]
    let name = TestPickle.text(String(repeating: "n", count: 1 << 20)) + [0x71, 1]
    let dictionaries =
      numbers + name + [0x7D, 0x28] + repeated([0x68, 1, 0x68, 0]) + [0x75, 0x2E]
    #expect(try refusal(pickle: [0x80, 2] + dictionaries).contains("no tensors"))

    let shape = [0x28] + repeated([0x4B, 1]) + [0x74, 0x71, 2]
    let tensor = TestPickle.tensor(
      TestPickle.storage(key: "0", count: 1), shape: [1], strides: [1])
    let tensors = shape + tensor + [0x71, 3] + name + [0x7D, 0x28] + repeated([0x68, 1, 0x68, 3])
    #expect(try refusal(pickle: [0x80, 2] + tensors + [0x75, 0x2E]).contains("too long a name"))
    // A fraction of it when nothing is repeated; 200,000 times a megabyte would be minutes.
    #expect(processorTime - start < .seconds(60))
  }

  @Test func aPickleOfMillionsOfStepsIsStopped() throws {
    let steps = [UInt8](repeating: 0x4E, count: 1 << 23)
    #expect(try refusal(pickle: [0x80, 2] + steps + [0x2E]).contains("steps"))
    let long = [UInt8](repeating: 0x4E, count: (1 << 24) + 1)
    #expect(try refusal(pickle: long).contains("too long"))
  }
}
