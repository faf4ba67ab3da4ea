import Testing

@testable import Refiner

/// Checkpoints that somebody made to do harm.
@Suite struct HostileCheckpointTests {
  private let sandbox: FileSandbox
  private static let values = TestCheckpoint.bytes(of: [1, 2, 3, 4])
  private static let goodPickle = TestPickle.file([
    ("w", TestPickle.tensor(TestPickle.storage(key: "0", count: 4), shape: [4], strides: [1]))
  ])

  init() throws { sandbox = try FileSandbox() }

  private func refusal(_ bytes: [UInt8]) throws -> String {
    let path = try sandbox.write(bytes, to: "f")
    let error = try #require(throws: CheckpointError.self) {
      let checkpoint = try Checkpoint.open(path)
      for (name, tensor) in checkpoint.tensors {
        _ = try checkpoint.floats(name, shape: tensor.shape)
      }
    }
    return error.description
  }

  /// What is done to a good archive, and a word of the error.
  private static let zipTricks: [(word: String, change: @Sendable (inout TestZip) -> Void)] = [
    ("named", { $0.entries[2].name = "archive/../../etc/passwd" }),
    ("named", { $0.entries[2].name = "/archive/data/0" }),
    ("named", { $0.entries[2].name = "archive\\data\\0" }),
    ("named", { $0.entries[2].name = "archive/./data/0" }),
    ("named", { $0.entries[2].name = "archive/data/\n0" }),
    ("named", { $0.entries[2].name = "" }),
    ("not where", { $0.entries[2].localName = "archive/data/1" }),
    ("not where", { $0.entries[2].claims.headerStart = 3 }),
    ("two entries", { $0.entries.append($0.entries[2]) }),
    ("outside", { $0.entries.append(.init(name: "other/data/1", content: [1])) }),
    ("outside", { $0.entries.append(.init(name: "other/data.pkl", content: [1])) }),
    ("TorchScript", { $0.entries.append(.init(name: "archive/code/a.py", content: [1])) }),
    ("TorchScript", { $0.entries.append(.init(name: "archive/constants.pkl", content: [1])) }),
    ("without a PyTorch pickle", { $0.entries.remove(at: 0) }),
    ("storage '0'", { $0.entries.remove(at: 2) }),
    ("two sizes", { $0.entries[2].claims.size = 1 << 20 }),
    ("two sizes", { $0.entries[2].claims.packedSize = 12 }),
    ("shorter", { $0.entries[2].content.removeLast() }),
    (
      "into the zip directory",
      {
        $0.entries[2].claims.size = 600
        $0.entries[2].claims.packedSize = 600
      }
    ),
    (
      "overlaps",
      {
        $0.entries[0].claims.size = $0.entries[0].content.count + 80
        $0.entries[0].claims.packedSize = $0.entries[0].content.count + 80
      }
    ),
    ("within the file", { $0.entries[2].claims.headerStart = 0x7FFF_FFFF }),
    ("within the file", { $0.entries[2].claims.packedSize = 0x7FFF_FFFF }),
    ("encrypted", { $0.entries[2].claims.flags = 1 }),
    ("method 12", { $0.entries[2].claims.method = 12 }),
    ("cannot be unpacked", { $0.entries[2].claims.method = 8 }),
    ("byteorder", { $0.entries[1].content = Array("middle".utf8) }),
    ("byteorder", { $0.entries[1].content = [UInt8](repeating: 65, count: 1000) }),
    ("directory", { $0.claimedCount = 3 }), ("directory", { $0.claimedCount = 5 }),
    ("directory", { $0.claimedCount = 0x7FFF }), ("directory", { $0.claimedStart = 1 << 30 }),
    ("directory", { $0.claimedStart = 0 }), ("directory", { $0.claimedLength = 1 << 30 }),
    ("directory", { $0.claimedLength = 10 }),
  ]

  @Test(arguments: zipTricks.indices, [false, true])
  func tricksOfZipArchivesAreRefused(index: Int, isZip64: Bool) throws {
    var zip = TestCheckpoint.archive(pickle: Self.goodPickle, storages: [Self.values])
    zip.isZip64 = isZip64
    let good = try Checkpoint.open(try sandbox.write(zip.bytes(), to: "good"))
    #expect(try good.floats("w", shape: [4]).values == [1, 2, 3, 4])
    let (word, change) = Self.zipTricks[index]
    change(&zip)
    let refusal = try refusal(zip.bytes())
    #expect(refusal.contains(word), "\(refusal)")
  }

  @Test(arguments: [-1, Int.max, Int.min, 1 << 40])
  func wideNumbersThatLieAreRefused(value: Int) throws {
    for place in 0..<6 {
      var zip = TestCheckpoint.archive(pickle: Self.goodPickle, storages: [Self.values])
      zip.isZip64 = true
      switch place {
      case 0: zip.claimedCount = value
      case 1: zip.claimedStart = value
      case 2: zip.claimedLength = value
      case 3: zip.entries[2].claims.size = value
      case 4: zip.entries[2].claims.packedSize = value
      default: zip.entries[2].claims.headerStart = value
      }
      _ = try refusal(zip.bytes())
    }
  }

  @Test func aCommentThatLooksLikeAnEndIsNotOne() throws {
    var zip = TestCheckpoint.archive(pickle: Self.goodPickle, storages: [Self.values])
    zip.comment = [0x50, 0x4B, 5, 6] + [UInt8](repeating: 1, count: 40)
    let checkpoint = try Checkpoint.open(try sandbox.write(zip.bytes(), to: "f"))
    #expect(checkpoint.tensors.count == 1)
  }

  /// A stream of 600 kB that would unpack to 100 MB of zeros.
  private static let bomb = TestDeflate.zeros(matches: 400_000)
  private static let bombSize = 258 * 400_000 + 1

  @Test func aBombIsNotUnpacked() throws {
    // As a storage that no tensor needs so long, as one that a tensor claims, and as the pickle itself.
    for (count, word) in [(4, "do not need"), (Self.bombSize / 4, "do not need")] {
      let storage = TestPickle.storage(key: "0", count: count)
      let pickle = TestPickle.file([
        ("w", TestPickle.tensor(storage, shape: [4], strides: [1]))
      ])
      #expect(try refusal(Self.bombed(pickle: pickle, entry: 2)).contains(word))
    }
    let bytes = TestPickle.storage("ByteStorage", key: "0", count: Self.bombSize)
    let pickle = TestPickle.file([
      ("w", TestPickle.tensor(bytes, shape: [Self.bombSize], strides: [1]))
    ])
    #expect(try refusal(Self.bombed(pickle: pickle, entry: 2)).contains("unpacks to"))
    #expect(try refusal(Self.bombed(pickle: pickle, entry: 0)).contains("too long"))
  }

  private static func bombed(pickle: [UInt8], entry: Int) -> [UInt8] {
    var zip = TestCheckpoint.archive(pickle: pickle, storages: [[]])
    zip.entries[entry].stream = bomb
    zip.entries[entry].claims.size = bombSize
    return zip.bytes()
  }

  @Test func aStreamThatGivesAnotherLengthOrContentIsRefused() throws {
    var zip = TestCheckpoint.archive(
      pickle: Self.goodPickle, storages: [Self.values], .init(isDeflated: true))
    zip.entries[2].claims.checksum = 1
    #expect(try refusal(zip.bytes()).contains("cannot be unpacked"))
    zip.entries[2].claims.checksum = nil
    zip.entries[2].stream = TestDeflate.stored(Self.values + [0])
    #expect(try refusal(zip.bytes()).contains("cannot be unpacked"))
    zip.entries[2].stream = TestDeflate.stored(Self.values.dropLast())
    #expect(try refusal(zip.bytes()).contains("cannot be unpacked"))
  }
}
