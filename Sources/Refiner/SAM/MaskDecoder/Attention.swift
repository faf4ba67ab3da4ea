/// The projections of one attention block of the mask decoder (`Attention` in `modeling/transformer.py`).
///
/// Those that meet image tokens are folded into the few prompt tokens, `q . (W x) = (W^T q) . x` (reference
/// `sam.md`, 7.1); only the first layer's are applied to image tokens, once per image.
internal struct Attention: Sendable {
  /// `q_proj`: [inner, width].
  let query: Linear
  /// `k_proj`: [inner, width].
  let key: Linear
  /// `v_proj`: [inner, width].
  let value: Linear
  /// `out_proj`: [width, inner].
  let output: Linear

  /// Reads the parameters below a name.
  init(_ source: some ParameterSource, _ name: String, width: Int, inner: Int) throws {
    query = try source.linear(name + ".q_proj", inputs: width, outputs: inner)
    key = try source.linear(name + ".k_proj", inputs: width, outputs: inner)
    value = try source.linear(name + ".v_proj", inputs: width, outputs: inner)
    output = try source.linear(name + ".out_proj", inputs: inner, outputs: width)
  }
}
