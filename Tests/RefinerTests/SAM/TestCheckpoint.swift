@testable import Refiner

/// Small checkpoints for tests, written without PyTorch.
enum TestCheckpoint {
  typealias Tensor = (name: String, shape: [Int], values: [Float])

  /// A safetensors file of float32 tensors, in the given order.
  static func safetensors(_ tensors: [Tensor], metadata: [String: String] = [:]) -> [UInt8] {
    header(tensors.map { ($0.name, $0.shape) }, metadata: metadata) + data(tensors)
  }

  /// What stands in front of the numbers in a safetensors file of float32 tensors.
  static func header(
    _ tensors: [(name: String, shape: [Int])], metadata: [String: String] = [:]
  ) -> [UInt8] {
    var fields: [String] = []
    if !metadata.isEmpty {
      let pairs = metadata.sorted { $0.key < $1.key }.map { "\"\($0.key)\":\"\($0.value)\"" }
      fields.append("\"__metadata__\":{\(pairs.joined(separator: ","))}")
    }
    var end = 0
    for tensor in tensors {
      let shape = tensor.shape.map(String.init).joined(separator: ",")
      let start = end
      end += tensor.shape.reduce(4, *)
      fields.append(
        "\"\(tensor.name)\":{\"dtype\":\"F32\",\"shape\":[\(shape)],"
          + "\"data_offsets\":[\(start),\(end)]}")
    }
    var text = Array("{\(fields.joined(separator: ","))}".utf8)
    while text.count % 8 != 0 { text.append(UInt8(ascii: " ")) }
    return littleEndian(text.count, bytes: 8) + text
  }

  /// The weights of a whole network, as its deterministic weights are defined, as safetensors.
  static func network(
    _ configuration: NetworkConfiguration, metadata: [String: String] = [:]
  ) -> [UInt8] {
    safetensors(tensors(of: configuration), metadata: metadata)
  }

  /// The deterministic weights of every tensor that a network reads.
  static func tensors(of configuration: NetworkConfiguration) -> [Tensor] {
    configuration.expectedTensors.map { name, shape in
      (name, shape, DeterministicWeights.parameter(name, shape: shape))
    }
  }

  /// All numbers, one after the other.
  private static func data(_ tensors: [Tensor]) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(tensors.reduce(0) { $0 + $1.values.count * 4 })
    for tensor in tensors { bytes += self.bytes(of: tensor.values) }
    return bytes
  }

  /// Numbers as little-endian float32.
  static func bytes(of values: [Float]) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(values.count * 4)
    for value in values {
      let bits = value.bitPattern
      bytes.append(UInt8(truncatingIfNeeded: bits))
      bytes.append(UInt8(truncatingIfNeeded: bits >> 8))
      bytes.append(UInt8(truncatingIfNeeded: bits >> 16))
      bytes.append(UInt8(truncatingIfNeeded: bits >> 24))
    }
    return bytes
  }

  /// A whole number, lowest byte first.
  static func littleEndian(_ value: Int, bytes: Int) -> [UInt8] {
    (0..<bytes).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
  }
}
