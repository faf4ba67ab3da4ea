import Foundation

/// Pseudo-random weights that are defined on integers, so that Swift and the reference's Python agree bit
/// for bit: the goldens were made with them.
///
/// FNV-1a of the parameter's name, the SplitMix64 finaliser of its position, 24 bits of it as a fraction.
enum DeterministicWeights {
  static func fnv1a64(_ name: String) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return hash
  }

  /// Values in [-1, 1), exact multiples of 2^-23.
  static func values(_ name: String, count: Int) -> [Double] {
    let hash = fnv1a64(name)
    return (0..<count).map { index in
      var mixed = hash &+ (UInt64(index) &+ 1) &* 0x9E37_79B9_7F4A_7C15
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      mixed = mixed ^ (mixed >> 31)
      return Double(Int(mixed >> 40) - 8_388_608) * 0x1p-23
    }
  }

  /// The parameter of a name and a shape, in row-major order.
  static func parameter(_ name: String, shape: [Int]) -> [Float] {
    let (offset, scale) = rule(name, shape)
    return values(name, count: shape.reduce(1, *)).map { Float(offset + scale * $0) }
  }

  private static func rule(_ name: String, _ shape: [Int]) -> (offset: Double, scale: Double) {
    func ends(_ suffix: String) -> Bool { name.hasSuffix(suffix) }
    if ends("num_batches_tracked") { return (100, 0) }
    if ends(".running_mean") { return (0, 0.25) }
    if ends(".running_var") { return (1, 0.5) }
    if ends("attention_biases") { return (0, 1) }
    if ends("rel_pos_h") || ends("rel_pos_w") { return (0, 0.25) }
    if ends("pos_embed") { return (0, 0.5) }
    if ends("positional_encoding_gaussian_matrix") { return (0, 1.75) }
    if ends("iou_token.weight") || ends("mask_tokens.weight") || ends("_embed.weight")
      || name.contains(".point_embeddings.")
    {
      return (0, 1)
    }
    if ends("iou_prediction_head.layers.2.bias") { return (0.875, 0.125) }
    if shape.count == 1 { return ends(".weight") ? (1, 0.25) : (0, 0.125) }
    let fanIn =
      name.contains("output_upscaling") ? shape[0] : shape.dropFirst().reduce(1, *)
    return (0, Double(Float((3 / Double(fanIn)).squareRoot() * gain(name))))
  }

  private static func gain(_ name: String) -> Double {
    let isHead = name.contains("output_hypernetworks_mlps")
    if isHead, name.hasSuffix("layers.2.weight") { return 8 }
    if name.hasSuffix("iou_prediction_head.layers.2.weight") { return 0.125 }
    if isHead || name.contains("iou_prediction_head") { return 1.5 }
    if name.contains(".attn.qkv.weight") { return 1.5 }
    for part in ["_to_image.q_proj", "_to_image.k_proj", "_to_token.q_proj", "_to_token.k_proj"]
    where name.contains(part) {
      return 1.5
    }
    return 1
  }

  /// The synthetic photo of the goldens, interleaved RGB.
  static func image(width: Int, height: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(width * height * 3)
    for y in 0..<height {
      for x in 0..<width {
        bytes.append(UInt8((x * 5 + y * 2 + ((x ^ y) & 63)) & 255))
        bytes.append(UInt8(((x * x + y * y) >> 6) & 255))
        bytes.append(UInt8(((((x >> 4) + (y >> 4)) & 1) * 160 + ((x * 3 + y * 5) & 63)) & 255))
      }
    }
    return bytes
  }

  /// A synthetic map of channels x height x width with coarse and fine structure.
  static func map(
    _ name: String, channels: Int, height: Int, width: Int, coarse: Int = 8,
    coarseShare: Double = 0.75, fineShare: Double = 0.25, scale: Double = 1
  ) -> [Float] {
    let columns = (width + coarse - 1) / coarse
    let rows = (height + coarse - 1) / coarse
    let rough = values(name + "/coarse", count: channels * rows * columns)
    let fine = values(name + "/fine", count: channels * height * width)
    var map: [Float] = []
    map.reserveCapacity(fine.count)
    for channel in 0..<channels {
      for y in 0..<height {
        for x in 0..<width {
          let from = rough[(channel * rows + y / coarse) * columns + x / coarse]
          let detail = fine[(channel * height + y) * width + x]
          map.append(Float((coarseShare * from + fineShare * detail) * scale))
        }
      }
    }
    return map
  }
}
