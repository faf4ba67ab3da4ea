@testable import Refiner

/// The deterministic parameters below a name, in double precision, and the layers made of them as the
/// reference states them: nothing folded, nothing permuted.
struct PlainParameters {
  let name: String

  init(_ name: String) { self.name = name }

  /// Those below a longer name.
  subscript(part: String) -> PlainParameters { PlainParameters(name + "." + part) }

  func values(_ part: String, _ shape: Int...) -> [Double] {
    DeterministicWeights.parameter(name + "." + part, shape: shape).map(Double.init)
  }

  /// `weight` and `bias` of a linear layer.
  ///
  /// x: [rows, inputs]  ->  [rows, outputs]
  func linear(_ x: DoubleMatrix, outputs: Int, hasBias: Bool = true) -> DoubleMatrix {
    let weight = DoubleMatrix(
      rowCount: outputs, columnCount: x.columnCount,
      values: values("weight", outputs, x.columnCount))
    return Plain.linear(x, weight: weight, bias: hasBias ? values("bias", outputs) : nil)
  }

  func norm(_ x: DoubleMatrix, epsilon: Double) -> DoubleMatrix {
    Plain.layerNorm(
      x, gain: values("weight", x.columnCount), shift: values("bias", x.columnCount),
      epsilon: epsilon)
  }

  /// `weight` (and `bias`) of a convolution.
  ///
  /// image: [height * width, inputs]  ->  [outHeight * outWidth, outputs]
  func convolution(
    _ image: DoubleMatrix, width: Int, outputs: Int, side: Int, stride: Int = 1, padding: Int = 0,
    hasBias: Bool = true
  ) -> DoubleMatrix {
    let kernel = Plain.Kernel(
      weights: values("weight", outputs, image.columnCount, side, side), outputs: outputs,
      inputs: image.columnCount, side: side)
    return Plain.convolution(
      image, width: width, kernel, stride: stride, padding: padding,
      bias: hasBias ? values("bias", outputs) : nil)
  }

  /// A transposed convolution of side and stride 2.
  func transposedConvolution(_ image: DoubleMatrix, width: Int, outputs: Int) -> DoubleMatrix {
    let kernel = Plain.Kernel(
      weights: values("weight", image.columnCount, outputs, 2, 2), outputs: outputs,
      inputs: image.columnCount, side: 2)
    return Plain.transposedConvolution(image, width: width, kernel, bias: values("bias", outputs))
  }

  /// TinyViT's `Conv2d_BN`: `c`, a convolution without bias, then `bn`.
  func normedConvolution(
    _ image: DoubleMatrix, width: Int, outputs: Int, side: Int, stride: Int = 1, padding: Int = 0
  ) -> DoubleMatrix {
    batchNorm(
      self["c"].convolution(
        image, width: width, outputs: outputs, side: side, stride: stride, padding: padding,
        hasBias: false))
  }

  /// `Conv2d_BN` of each channel with its own 3x3 kernel.
  func normedDepthwise(_ image: DoubleMatrix, width: Int, stride: Int) -> DoubleMatrix {
    batchNorm(
      Plain.depthwise(
        image, width: width, weights: self["c"].values("weight", image.columnCount, 1, 3, 3),
        stride: stride))
  }

  private func batchNorm(_ x: DoubleMatrix) -> DoubleMatrix {
    let norm = self["bn"]
    let count = x.columnCount
    return Plain.batchNorm(
      x, gain: norm.values("weight", count), shift: norm.values("bias", count),
      mean: norm.values("running_mean", count), variance: norm.values("running_var", count))
  }

  /// The mask decoder's `Attention`.
  ///
  /// queries: [queries, width]  keys, values: [keys, width]  ->  [queries, width]
  func attention(
    _ queries: DoubleMatrix, _ keys: DoubleMatrix, _ values: DoubleMatrix, inner: Int,
    headCount: Int
  ) -> DoubleMatrix {
    let attended = Plain.multiHeadAttention(
      self["q_proj"].linear(queries, outputs: inner), self["k_proj"].linear(keys, outputs: inner),
      self["v_proj"].linear(values, outputs: inner), headCount: headCount)
    return self["out_proj"].linear(attended, outputs: queries.columnCount)
  }

  /// The mask decoder's `MLP`: ReLU between the layers.
  func perceptron(_ x: DoubleMatrix, hidden: Int, outputs: Int, depth: Int) -> DoubleMatrix {
    (0..<depth).reduce(x) { x, index in
      let isLast = index == depth - 1
      let y = self["layers.\(index)"].linear(x, outputs: isLast ? outputs : hidden)
      return isLast ? y : y.map(Plain.relu)
    }
  }
}
