/// The parameters of a depthwise 3x3 convolution with its batch norm folded in.
internal struct DepthwiseConvolution: Sendable {
  /// [9, channels]: tap by tap, top left to bottom right.
  let weight: FloatStorage
  /// [channels].
  let bias: FloatStorage
}
