/// The parameters of one layer of the two-way transformer (`TwoWayAttentionBlock`).
internal struct TwoWayAttentionBlock: Sendable {
  let selfAttention: Attention
  let tokenToImage: Attention
  let imageToToken: Attention
  /// `cross_attn_image_to_token.out_proj` transposed: [inner, width], to be folded into values.
  let imageToTokenOutput: MatrixView
  let norm1: LayerNorm
  let norm2: LayerNorm
  let norm3: LayerNorm
  let norm4: LayerNorm
  /// `mlp.lin1`: [hidden, width], followed by ReLU.
  let hidden: Linear
  /// `mlp.lin2`: [width, hidden].
  let contraction: Linear

  /// Reads the parameters below a name.
  init(_ source: some ParameterSource, _ name: String, _ sizes: MaskDecoderConfiguration) throws {
    let width = sizes.width
    let inner = sizes.crossAttentionWidth
    selfAttention = try Attention(source, name + ".self_attn", width: width, inner: width)
    tokenToImage = try Attention(
      source, name + ".cross_attn_token_to_image", width: width, inner: inner)
    imageToToken = try Attention(
      source, name + ".cross_attn_image_to_token", width: width, inner: inner)
    imageToTokenOutput = imageToToken.output.weight.transposedCopy()
    norm1 = try source.layerNorm(name + ".norm1", width: width, epsilon: 1e-5)
    norm2 = try source.layerNorm(name + ".norm2", width: width, epsilon: 1e-5)
    norm3 = try source.layerNorm(name + ".norm3", width: width, epsilon: 1e-5)
    norm4 = try source.layerNorm(name + ".norm4", width: width, epsilon: 1e-5)
    hidden = try source.linear(name + ".mlp.lin1", inputs: width, outputs: sizes.hiddenWidth)
    contraction = try source.linear(name + ".mlp.lin2", inputs: sizes.hiddenWidth, outputs: width)
  }
}
