import Foundation
import Testing

@testable import Refiner

/// The reference's 72 small checkpoints, good, odd and hostile.
@Suite struct CheckpointFixtureTests {
  @Test(arguments: try CheckpointFixture.all())
  func aCheckpointGivesWhatTheReferenceSays(fixture: CheckpointFixture) throws {
    let checkpoint: Checkpoint
    do {
      checkpoint = try Checkpoint.open(fixture.path)
    } catch {
      #expect(fixture.isReadable != true, "\(error)")
      #expect(error.description.hasPrefix(fixture.path + ": "))
      #expect(!error.description.contains("\n"))
      return
    }
    #expect(fixture.isReadable != false, "\(fixture.reason)")
    for (name, wanted) in fixture.tensors {
      let found = try #require(checkpoint.tensors[Self.ownName(name, fixture)], "\(name)")
      #expect(found.elementType.rawValue == wanted.elementType && found.shape == wanted.shape)
      let numbers = try checkpoint.floats(found.name, shape: wanted.shape).values
      #expect(Array(numbers.prefix(4)) == wanted.firstValues, "\(name)")
      if let bytes = Self.bytes(of: numbers, found.elementType) {
        #expect(FileDigest.sha256(bytes) == wanted.digest, "\(name)")
      }
    }
    #expect(fixture.metadata.isEmpty || checkpoint.metadata == fixture.metadata)
    if fixture.file != "many.pt" && fixture.file != "bigendian.pt" && fixture.file != "crc.pt" {
      #expect(checkpoint.tensors.count == fixture.tensors.count)
    }
  }

  @Test func everyFixtureIsDescribedAndTheOthersAreNot() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: Golden.folder("checkpoints"))
    let fixtures = try CheckpointFixture.all()
    #expect(fixtures.count == 72)
    #expect(
      Set(fixtures.map(\.file))
        == Set(files.filter { !$0.contains("names_") && $0 != "expected.json" }))
    #expect(fixtures.count { $0.isReadable == true } > 15)
  }

  /// The prefix of parallel training is not part of a tensor's name.
  private static func ownName(_ name: String, _ fixture: CheckpointFixture) -> String {
    fixture.file == "ddp_prefix.pth" ? String(name.dropFirst("module.".count)) : name
  }

  /// Numbers in a checkpoint's own type; nil for those that single precision does not hold exactly.
  private static func bytes(of values: [Float], _ type: CheckpointElementType) -> [UInt8]? {
    func encode(_ bits: (Float) -> UInt64) -> [UInt8] {
      values.flatMap { value in
        (0..<type.byteCount).map { UInt8(truncatingIfNeeded: bits(value) >> UInt64(8 * $0)) }
      }
    }
    switch type {
    case .float32: return encode { UInt64($0.bitPattern) }
    case .float16: return encode { UInt64($0.halfBits) }
    case .bfloat16: return encode { UInt64($0.bitPattern >> 16) }
    case .bool, .uint8, .int32, .int64: return encode { UInt64(bitPattern: Int64($0)) }
    default: return nil
    }
  }

  /// What the error about a file must say.
  static let reasons: [(file: String, word: String)] = [
    ("evil_global.pt", "posix.system"), ("evil_stackglobal.pt", "protocol 4"),
    ("proto4.pt", "protocol 4"), ("legacy_proto4.pt", "protocol 4"),
    ("missing_storage.pt", "storage '0'"), ("short_storage.pt", "shorter"),
    ("truncated.pt", "cut off"), ("oob_offset.pt", "reaches out"), ("oob_stride.pt", "reaches out"),
    ("neg_offset.pt", "reaches out"), ("neg_size.pt", "reaches out"),
    ("rank_mismatch.pt", "reaches out"), ("huge_dims.pt", "reaches out"),
    ("path_key.pt", "storage '"), ("wrong_class.pt", "torch."), ("no_stop.pt", "breaks off"),
    ("underflow.pt", "missing"), ("no_mark.pt", "mark"), ("bad_memo.pt", "slot"),
    ("memo_bomb.pt", "missing"), ("str_bomb.pt", "breaks off"), ("self_ref.pt", "no tensors"),
    ("nest.pt", "a list"), ("two_pkl.pt", "outside"), ("torchscript.pt", "TorchScript"),
    ("st_overlap.safetensors", "overlap"), ("st_hole.safetensors", "hole"),
    ("st_bad_dtype.safetensors", "f32"), ("st_dup_key.safetensors", "twice"),
    ("st_huge_n.safetensors", "neither"), ("st_bad_utf8.safetensors", "UTF-8"),
    ("st_trailing_data.safetensors", "cover"), ("st_tiny.safetensors", "2 bytes"),
  ]

  @Test(arguments: reasons.indices)
  func theErrorSaysWhatIsWrong(index: Int) throws {
    let (file, word) = Self.reasons[index]
    let error = try #require(throws: CheckpointError.self) {
      try Checkpoint.open(Golden.folder("checkpoints") + "/" + file)
    }
    #expect(error.description.contains(word), "\(error)")
  }
}
