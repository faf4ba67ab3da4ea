import Foundation
import Refiner
import Testing

/// `fleck model inspect`, on files that are holes behind a header.
@Suite struct ModelInspectTests {
  static let small = NetworkConfiguration(
    imageEncoder: .vit(
      ViTConfiguration(
        patchSide: 16, width: 96, headCount: 3, hiddenWidth: 384, windowSides: [7, 7, 0, 7],
        outputWidth: 32)),
    maskDecoder: MaskDecoderConfiguration(
      width: 32, headCount: 8, crossAttentionWidth: 16, hiddenWidth: 64, iouHeadWidth: 24,
      maskPromptWidth: 8),
    inputSide: 256)

  /// Writes a safetensors file of float32 zeros.
  private func write(
    _ tensors: [(name: String, shape: [Int])], in folder: TemporaryFolder
  ) throws -> String {
    var end = 0
    let fields = tensors.map { name, shape in
      let start = end
      end += shape.reduce(4, *)
      return "\"\(name)\":{\"dtype\":\"F32\",\"shape\":\(shape),\"data_offsets\":[\(start),\(end)]}"
    }
    let header = "{\(fields.joined(separator: ","))}"
    let length = (0..<8).map { UInt8(truncatingIfNeeded: header.utf8.count >> ($0 * 8)) }
    let file = try folder.file("small.safetensors")
    try file.write(contentsOf: Data(length + Array(header.utf8)))
    try file.truncate(atOffset: UInt64(8 + header.utf8.count + end))
    try file.close()
    return folder.path + "/small.safetensors"
  }

  @Test func aNetworkIsDescribed() throws {
    let folder = try TemporaryFolder()
    let extra = [(name: "image_encoder.head.bias", shape: [5])]
    let path = try write(Self.small.expectedTensors + extra, in: folder)
    let result = try FleckProcess.run("model", "inspect", path)
    #expect(result.code == 0 && result.errors.isEmpty, "\(result.errors)")
    let wanted = [
      path, "safetensors", "ViT, width 96, depth 4", "256x256 pixels", "16x16x32",
      "blocks.0-1    2       96     3      window 7   384",
      "blocks.2      1       96     3      global     384", "width 32, 8 heads, 16 across",
      "1: image_encoder.head.bias", "\(Self.small.parameterCount) weights",
      "\(Self.small.parameterCount + 5) values",
    ]
    for words in wanted { #expect(result.output.contains(words), "\(words): \(result.output)") }
    let digest = try FileDigest.sha256(ofFile: path)
    #expect(result.output.contains(digest))
  }

  @Test func theJSONHoldsTheSameFacts() throws {
    let folder = try TemporaryFolder()
    let path = try write(Self.small.expectedTensors, in: folder)
    let result = try FleckProcess.run("model", "inspect", path, "--json")
    let parsed = try JSONSerialization.jsonObject(with: Data(result.output.utf8))
    let fields = try #require(parsed as? [String: Any])
    #expect(fields["tensors"] as? Int == Self.small.expectedTensors.count)
    #expect(
      fields["elementTypes"] as? [String: Int] == ["float32": Self.small.expectedTensors.count])
    #expect(fields["ignored"] as? [String] == [])
    let network = try #require(fields["network"] as? [String: Any])
    #expect(network["inputSide"] as? Int == 256 && network["gridSide"] as? Int == 16)
    let blocks = try #require(network["encoder"] as? [[String: Any]])
    #expect(blocks.map { $0["window"] as? Int } == [7, 0, 7])
    #expect((network["decoder"] as? [String: Int])?["maskTokens"] == 4)
  }

  @Test func whatIsNoNetworkIsDescribedAndRefused() throws {
    let folder = try TemporaryFolder()
    let path = try write([("fc.weight", [10, 3])], in: folder)
    let result = try FleckProcess.run("model", "inspect", path)
    #expect(result.code == 3 && result.output.contains("fc.weight"), "\(result.output)")
    #expect(result.errors.contains("prompt_encoder.no_mask_embed.weight"), "\(result.errors)")
    #expect(result.errors.split(separator: "\n").count == 1)
    let json = try FleckProcess.run("model", "inspect", path, "--json")
    #expect(json.code == 3 && !json.output.contains("\"network\""), "\(json.output)")
  }

  @Test func whatIsNoCheckpointIsBadInput() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/photo.pth"
    try Data(repeating: 0xD8, count: 5000).write(to: URL(fileURLWithPath: path))
    for file in [path, folder.path + "/nowhere.pth", folder.path] {
      let result = try FleckProcess.run("model", "inspect", file)
      #expect(result.code == 3 && result.output.isEmpty, "\(result.output)")
      #expect(result.errors.contains(file) && result.errors.split(separator: "\n").count == 1)
    }
    #expect(try FleckProcess.run("model", "inspect").code == 2)
  }
}
