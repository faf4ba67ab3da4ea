/// The names of `transformers`' `SamModel` in terms of the reference's: models/sam/convert_sam_to_hf.py.
internal struct HuggingFaceNaming {
  private static let positions = "prompt_encoder.shared_embedding.positional_embedding"
  /// The same numbers once more, outside of the prompt encoder; some files hold only this copy.
  private static let positionsCopy = "shared_image_embedding.positional_embedding"

  /// Modules whose place in the network is named otherwise; those of numbered layers follow by rule.
  private static let modules: [(theirs: String, ours: String)] = [
    (positions, "prompt_encoder.pe_layer.positional_encoding_gaussian_matrix"),
    (positionsCopy, "prompt_encoder.pe_layer.positional_encoding_gaussian_matrix"),
    ("vision_encoder.patch_embed.projection.", "image_encoder.patch_embed.proj."),
    ("vision_encoder.neck.conv1.", "image_encoder.neck.0."),
    ("vision_encoder.neck.layer_norm1.", "image_encoder.neck.1."),
    ("vision_encoder.neck.conv2.", "image_encoder.neck.2."),
    ("vision_encoder.neck.layer_norm2.", "image_encoder.neck.3."),
    ("vision_encoder.layers.", "image_encoder.blocks."),
    ("vision_encoder.", "image_encoder."),
    ("prompt_encoder.point_embed.", "prompt_encoder.point_embeddings."),
    ("prompt_encoder.mask_embed.conv1.", "prompt_encoder.mask_downscaling.0."),
    ("prompt_encoder.mask_embed.layer_norm1.", "prompt_encoder.mask_downscaling.1."),
    ("prompt_encoder.mask_embed.conv2.", "prompt_encoder.mask_downscaling.3."),
    ("prompt_encoder.mask_embed.layer_norm2.", "prompt_encoder.mask_downscaling.4."),
    ("prompt_encoder.mask_embed.conv3.", "prompt_encoder.mask_downscaling.6."),
    ("mask_decoder.upscale_conv1.", "mask_decoder.output_upscaling.0."),
    ("mask_decoder.upscale_layer_norm.", "mask_decoder.output_upscaling.1."),
    ("mask_decoder.upscale_conv2.", "mask_decoder.output_upscaling.3."),
  ]

  private let hasPositions: Bool
  /// Per MLP of the decoder: how many layers lie between `proj_in` and `proj_out`.
  private let hiddenLayers: [Substring: Int]

  /// Learns from all names of a file what single names do not say.
  internal init(_ names: [String]) {
    hasPositions = names.contains(Self.positions)
    var hiddenLayers: [Substring: Int] = [:]
    for name in names {
      guard let (owner, rest) = Self.perceptron(in: name), rest.first == "layers",
        rest.count == 3, rest[2] == "weight"
      else { continue }
      hiddenLayers[owner, default: 0] += 1
    }
    self.hiddenLayers = hiddenLayers
  }

  /// The reference's name; nil for the second copy of the positions.
  internal func reference(for name: String) -> String? {
    if name == Self.positionsCopy && hasPositions { return nil }
    if let (owner, rest) = Self.perceptron(in: name), let number = layer(rest, of: owner),
      let last = rest.last
    {
      return "\(owner).layers.\(number).\(last)"
    }
    var name = name
    if let module = Self.modules.first(where: { name.hasPrefix($0.theirs) }) {
      name = module.ours + name.dropFirst(module.theirs.count)
    }
    let parts = name.split(separator: ".", omittingEmptySubsequences: false).map { part in
      part.hasPrefix("layer_norm") ? "norm" + part.dropFirst("layer_norm".count) : String(part)
    }
    return parts.joined(separator: ".")
  }

  /// The number of an MLP's layer: `proj_in`, `layers.0`, `layers.1`, ..., `proj_out` are 0, 1, 2, ...
  private func layer(_ path: [Substring], of owner: Substring) -> Int? {
    switch path.first {
    case "proj_in" where path.count == 2: 0
    case "proj_out" where path.count == 2: (hiddenLayers[owner] ?? 0) + 1
    case "layers" where path.count == 3: Int(path[1]).flatMap { $0 < 1 << 20 ? $0 + 1 : nil }
    default: nil
    }
  }

  /// Which MLP of the decoder a name belongs to, and the rest of its path; nil for others.
  private static func perceptron(in name: String) -> (owner: Substring, rest: [Substring])? {
    let parts = name.split(separator: ".")
    guard parts.count > 2, parts[0] == "mask_decoder" else { return nil }
    let count =
      parts[1] == "iou_prediction_head" ? 2 : parts[1] == "output_hypernetworks_mlps" ? 3 : 0
    guard count > 0, parts.count > count else { return nil }
    return (name[..<parts[count - 1].endIndex], Array(parts[count...]))
  }
}
