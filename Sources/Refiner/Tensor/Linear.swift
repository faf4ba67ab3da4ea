/// The parameters of a linear layer, `y = x * weight^T + bias`.
internal struct Linear: Sendable {
  /// [outputs, inputs], as in a checkpoint.
  let weight: MatrixView
  /// [outputs]; nil when the layer has none.
  let bias: FloatStorage?

  /// Number of input channels.
  var inputCount: Int { weight.columnCount }
  /// Number of output channels.
  var outputCount: Int { weight.rowCount }
}
