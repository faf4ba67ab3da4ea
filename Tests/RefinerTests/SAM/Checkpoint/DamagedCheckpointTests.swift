import Foundation
import Testing

@testable import Refiner

/// Damaged checkpoints made from small good ones: a clean error or a well-formed value, never a trap.
@Suite struct DamagedCheckpointTests {
  private let sandbox: FileSandbox
  private static let tensors: [TestCheckpoint.Tensor] = [
    (name: "a", shape: [2, 3], values: [1, 2, 3, 4, 5, 6]),
    (name: "b", shape: [1], values: [7]), (name: "c", shape: [2, 2], values: [8, 9, 10, 11]),
  ]
  /// Good files of every format.
  private static let small: [(name: String, bytes: [UInt8])] = [
    ("safetensors", TestCheckpoint.safetensors(tensors, metadata: ["img_size": "64"])),
    ("zip", TestCheckpoint.torchZip(tensors)),
    ("zip64", TestCheckpoint.torchZip(tensors, .init(isZip64: true))),
    ("deflated", TestCheckpoint.torchZip(tensors, .init(wrapper: "model", isDeflated: true))),
    ("legacy", TestCheckpoint.torchLegacy(tensors)),
  ]
  /// The most bytes of weights that so small a file may lead to.
  private static let byteLimit = 1 << 23

  init() throws { sandbox = try FileSandbox() }

  /// Opens a file and reads everything in it, as far as that goes; nil when nothing failed.
  private func failure(_ bytes: [UInt8], _ note: String) throws -> CheckpointError? {
    let path = try sandbox.write(bytes, to: "f")
    do throws(CheckpointError) {
      let checkpoint = try Checkpoint.open(path)
      var total = 0
      for (name, tensor) in checkpoint.tensors {
        #expect(tensor.name == name && tensor.shape.allSatisfy { $0 >= 0 }, "\(note)")
        total += tensor.count * 4
        #expect(total < Self.byteLimit, "\(note)")
        guard total < Self.byteLimit else { return nil }
        let numbers = try checkpoint.floats(name, shape: tensor.shape)
        #expect(numbers.count == tensor.count, "\(note)")
      }
      #expect(checkpoint.contentHash == FileDigest.sha256(bytes), "\(note)")
      return nil
    } catch {
      #expect(error.description.hasPrefix(path + ": "), "\(note): \(error)")
      #expect(error.description.count < 600 && !error.description.contains("\n"), "\(note)")
      return error
    }
  }

  @Test(arguments: small.indices)
  func everyTruncationIsRefused(index: Int) throws {
    let (name, bytes) = Self.small[index]
    #expect(try failure(bytes, name) == nil)
    for length in 0..<bytes.count where length % 3 == 0 || length > bytes.count - 80 {
      #expect(try failure(Array(bytes[..<length]), "\(name) \(length)") != nil, "\(name) \(length)")
    }
  }

  @Test(arguments: small.indices)
  func flippedBitsNeverTrap(index: Int) throws {
    var generator = SplitMix64(seed: 41 + UInt64(index))
    let (name, bytes) = Self.small[index]
    var refusals = 0
    for _ in 0..<600 {
      var damaged = bytes
      for _ in 0..<Int.random(in: 1...3, using: &generator) {
        let place = Int.random(in: 0..<bytes.count, using: &generator)
        damaged[place] ^= 1 << UInt8.random(in: 0...7, using: &generator)
      }
      if try failure(damaged, name) != nil { refusals += 1 }
    }
    #expect(refusals > 100)
  }

  @Test(arguments: small.indices)
  func changedRunsOfBytesNeverTrap(index: Int) throws {
    var generator = SplitMix64(seed: 51 + UInt64(index))
    let (name, bytes) = Self.small[index]
    for _ in 0..<300 {
      var damaged = bytes
      let start = Int.random(in: 0..<bytes.count, using: &generator)
      let end = min(bytes.count, start + Int.random(in: 1...40, using: &generator))
      switch Int.random(in: 0..<4, using: &generator) {
      case 0: damaged.removeSubrange(start..<end)
      case 1: damaged.insert(contentsOf: damaged[start..<end], at: start)
      case 2: for place in start..<end { damaged[place] = 0xFF }
      default:
        for place in start..<end { damaged[place] = UInt8.random(in: 0...255, using: &generator) }
      }
      _ = try failure(damaged, name)
    }
  }

  @Test func aDamagedNetworkIsRefusedOrWhole() throws {
    var generator = SplitMix64(seed: 61)
    let good = TestCheckpoint.network(
      SampleNetworks.smallViT, metadata: ["decoder_heads": "4"])
    let length = 8 + good[..<8].enumerated().reduce(0) { $0 + Int($1.element) << (8 * $1.offset) }
    for _ in 0..<150 {
      var damaged = good
      for _ in 0..<2 {
        let place = Int.random(in: 8..<length, using: &generator)
        damaged[place] = UInt8(ascii: "0") + UInt8.random(in: 0...9, using: &generator)
      }
      let path = try sandbox.write(damaged, to: "f")
      do throws(CheckpointError) {
        let checkpoint = try Checkpoint.open(path)
        let configuration = try NetworkConfiguration(checkpoint: checkpoint)
        for (name, shape) in configuration.expectedTensors {
          _ = try checkpoint.floats(name, shape: shape)
        }
      } catch {
        #expect(error.description.count < 600)
      }
    }
  }
}
