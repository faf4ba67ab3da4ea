import Refiner

/// A network's sizes, under plain names.
struct NetworkReport: Encodable {
  /// A run of blocks with the same sizes.
  struct Blocks: Encodable {
    /// Where they are in the state dict: `blocks.0-1`, `layers.0`.
    let name: String
    let count: Int
    let width: Int
    /// Attention heads; 0 for convolutions.
    let heads: Int
    /// Side of an attention window, tokens; 0 for all tokens at once.
    let window: Int
    let hidden: Int
  }

  /// `PromptEncoder` and `MaskDecoder`.
  struct Decoder: Encodable {
    let width: Int
    let heads: Int
    let crossAttentionWidth: Int
    let layers: Int
    let hidden: Int
    let maskTokens: Int
    let iouHeadLayers: Int
    let iouHeadWidth: Int
    let hypernetworkLayers: Int
    let maskPromptWidth: Int

    init(_ decoder: MaskDecoderConfiguration) {
      width = decoder.width
      heads = decoder.headCount
      crossAttentionWidth = decoder.crossAttentionWidth
      layers = decoder.depth
      hidden = decoder.hiddenWidth
      maskTokens = decoder.maskTokenCount
      iouHeadLayers = decoder.iouHeadDepth
      iouHeadWidth = decoder.iouHeadWidth
      hypernetworkLayers = decoder.hypernetworkDepth
      maskPromptWidth = decoder.maskPromptWidth
    }
  }

  let family: String
  let inputSide: Int
  let gridSide: Int
  /// How many numbers the network reads.
  let parameters: Int
  let encoder: [Blocks]
  let decoder: Decoder

  init(_ network: NetworkConfiguration) {
    family = network.family
    inputSide = network.inputSide
    gridSide = network.gridSide
    parameters = network.parameterCount
    decoder = Decoder(network.maskDecoder)
    encoder =
      switch network.imageEncoder {
      case .vit(let vit): Self.blocks(of: vit)
      case .tinyViT(let tiny): Self.blocks(of: tiny)
      }
  }

  private static func blocks(of vit: ViTConfiguration) -> [Blocks] {
    var runs: [Range<Int>] = []
    for block in vit.windowSides.indices {
      if let last = runs.last, vit.windowSides[last.lowerBound] == vit.windowSides[block] {
        runs[runs.count - 1] = last.lowerBound..<(block + 1)
      } else {
        runs.append(block..<(block + 1))
      }
    }
    return runs.map {
      Blocks(
        name: "blocks.\($0.lowerBound)" + ($0.count > 1 ? "-\($0.upperBound - 1)" : ""),
        count: $0.count, width: vit.width, heads: vit.headCount,
        window: vit.windowSides[$0.lowerBound], hidden: vit.hiddenWidth)
    }
  }

  private static func blocks(of tiny: TinyViTConfiguration) -> [Blocks] {
    tiny.stages.enumerated().map { index, stage in
      Blocks(
        name: "layers.\(index)", count: stage.depth, width: stage.width, heads: stage.headCount,
        window: stage.windowSide, hidden: stage.hiddenWidth)
    }
  }
}
