/// A convolution without bias and the batch norm after it, as one convolution (`Conv2d_BN`).
///
/// `w' = w * gain / sqrt(variance + 1e-5)`, `b' = shift - mean * gain / sqrt(variance + 1e-5)`.
internal struct FoldedConvolution {
  /// [outputs, inputs per group, side, side], row-major.
  let weight: [Float]
  /// [outputs].
  let bias: FloatStorage
  private let outputs: Int
  private let inputs: Int
  private let area: Int

  /// Reads `name.c` and `name.bn`.
  init(
    _ source: some ParameterSource, _ name: String, outputs: Int, inputs: Int, side: Int
  ) throws {
    let kernel = try source.floats(
      name + ".c.weight", shape: [outputs, inputs, side, side]
    ).values
    let gain = try source.floats(name + ".bn.weight", shape: [outputs]).values
    let shift = try source.floats(name + ".bn.bias", shape: [outputs]).values
    let mean = try source.floats(name + ".bn.running_mean", shape: [outputs]).values
    let variance = try source.floats(name + ".bn.running_var", shape: [outputs]).values
    self.outputs = outputs
    self.inputs = inputs
    area = side * side
    let scales = zip(gain, variance).map { $0 / ($1 + 1e-5).squareRoot() }
    let count = inputs * side * side
    weight = kernel.indices.map { kernel[$0] * scales[$0 / count] }
    bias = FloatStorage((0..<outputs).map { shift[$0] - mean[$0] * scales[$0] })
    // A variance of less than nothing, or a scale beyond all numbers.
    guard Checkpoint.areFinite(weight.span), bias.withElements(Checkpoint.areFinite) else {
      throw SAMError.unusableParameters(name: name + ".bn")
    }
  }

  /// A 1x1 convolution, or any other over patches with columns (tap, channel).
  var linear: Linear {
    var rows = weight
    for output in 0..<outputs {
      for input in 0..<inputs {
        for tap in 0..<area {
          rows[(output * area + tap) * inputs + input] =
            weight[(output * inputs + input) * area + tap]
        }
      }
    }
    return Linear(
      weight: MatrixView(rowCount: outputs, columnCount: area * inputs, values: rows), bias: bias)
  }

  /// A depthwise 3x3 convolution.
  var depthwise: DepthwiseConvolution {
    precondition(inputs == 1 && area == 9, "Not a depthwise 3x3 convolution")
    var taps = weight
    for output in 0..<outputs {
      for tap in 0..<9 { taps[tap * outputs + output] = weight[output * 9 + tap] }
    }
    return DepthwiseConvolution(weight: FloatStorage(taps), bias: bias)
  }
}
