import Foundation

@testable import Refiner

/// A checkpoint of a very small network with random weights, for tests of the commands.
enum SmallNetwork {
  static let configuration = NetworkConfiguration(
    imageEncoder: .vit(
      ViTConfiguration(
        patchSide: 16, width: 32, headCount: 2, hiddenWidth: 64, windowSides: [3, 0],
        outputWidth: 32)),
    maskDecoder: MaskDecoderConfiguration(
      width: 32, crossAttentionWidth: 16, hiddenWidth: 64, iouHeadWidth: 32),
    inputSide: 128)

  /// The file's bytes, in safetensors form.
  static let bytes = file()

  /// The bytes of a network that is sure of itself: it predicts an IoU near one for all of its masks, and
  /// they are stable, so that the automatic generator keeps some.
  static let sureBytes = file { name, value in
    if name.hasPrefix("mask_decoder.iou_prediction_head.layers.2") {
      return value * 0.01 + (name.hasSuffix("bias") ? 1 : 0)
    }
    return name.contains("output_hypernetworks_mlps") && name.contains("layers.2")
      ? value * 10_000 : value
  }

  private static func file(
    adjusting: (_ name: String, _ value: Float) -> Float = { $1 }
  ) -> [UInt8] {
    var random = SplitMix64(seed: 11)
    var fields: [String] = []
    var numbers: [UInt8] = []
    for (name, shape) in configuration.expectedTensors {
      let start = numbers.count
      let count = shape.reduce(1, *)
      let isNorm = shape.count == 1 && name.hasSuffix(".weight")
      let scale = isNorm ? 0.1 : 1 / Float(max(1, shape.dropFirst().reduce(1, *))).squareRoot()
      for _ in 0..<count {
        let value = Float.random(in: -scale...scale, using: &random) + (isNorm ? 1 : 0)
        numbers += littleEndian(UInt64(adjusting(name, value).bitPattern), count: 4)
      }
      fields.append(
        "\"\(name)\":{\"dtype\":\"F32\",\"shape\":\(shape),"
          + "\"data_offsets\":[\(start),\(numbers.count)]}")
    }
    let header = Array("{\(fields.joined(separator: ","))}".utf8)
    return littleEndian(UInt64(header.count), count: 8) + header + numbers
  }

  private static func littleEndian(_ number: UInt64, count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: number >> UInt64($0 * 8)) }
  }

  /// Writes it into a folder and gives its path.
  static func write(
    into folder: TemporaryFolder, bytes: [UInt8] = SmallNetwork.bytes
  ) throws -> String {
    let path = folder.path + "/small.safetensors"
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    return path
  }
}
