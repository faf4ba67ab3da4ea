@testable import Refiner

/// Convolutions over images with channels last: a row per pixel, row by row of the image.
extension Plain {
  /// The weights of a convolution in a checkpoint's order.
  struct Kernel {
    /// [outputs, inputs, side, side], row-major; of a transposed convolution [inputs, outputs, side, side].
    let weights: [Double]
    let outputs: Int
    let inputs: Int
    let side: Int
  }

  /// A dense convolution, padded with zeros.
  ///
  /// image: [height * width, inputs]  ->  [outHeight * outWidth, outputs]
  static func convolution(
    _ image: DoubleMatrix, width: Int, _ kernel: Kernel, stride: Int = 1, padding: Int = 0,
    bias: [Double]? = nil
  ) -> DoubleMatrix {
    precondition(image.columnCount == kernel.inputs, "\(image.columnCount) channels")
    let patches = patches(image, width: width, side: kernel.side, stride: stride, padding: padding)
    let weight = DoubleMatrix(
      rowCount: kernel.outputs, columnCount: kernel.inputs * kernel.side * kernel.side,
      values: kernel.weights)
    return linear(patches, weight: weight, bias: bias)
  }

  /// The pixels under a kernel at each of its places.
  ///
  /// image: [height * width, channels]  ->  [outHeight * outWidth, (channel, row, column)]
  static func patches(
    _ image: DoubleMatrix, width: Int, side: Int, stride: Int, padding: Int
  ) -> DoubleMatrix {
    let height = image.rowCount / width
    let outHeight = (height + 2 * padding - side) / stride + 1
    let outWidth = (width + 2 * padding - side) / stride + 1
    var values: [Double] = []
    for place in 0..<outHeight * outWidth {
      for channel in 0..<image.columnCount {
        for tap in 0..<side * side {
          let y = place / outWidth * stride + tap / side - padding
          let x = place % outWidth * stride + tap % side - padding
          let isInside = y >= 0 && y < height && x >= 0 && x < width
          values.append(isInside ? image[y * width + x, channel] : 0)
        }
      }
    }
    return DoubleMatrix(
      rowCount: outHeight * outWidth, columnCount: image.columnCount * side * side, values: values)
  }

  /// A convolution of each channel with its own 3x3 kernel, padded with one pixel of zeros.
  ///
  /// image: [height * width, channels]  weights: [channels, 9]  ->  [outHeight * outWidth, channels]
  static func depthwise(
    _ image: DoubleMatrix, width: Int, weights: [Double], stride: Int, bias: [Double]? = nil
  ) -> DoubleMatrix {
    let patches = patches(image, width: width, side: 3, stride: stride, padding: 1)
    return DoubleMatrix(patches.rowCount, image.columnCount) { place, channel in
      (0..<9).reduce(bias?[channel] ?? 0) {
        $0 + patches[place, channel * 9 + $1] * weights[channel * 9 + $1]
      }
    }
  }

  /// A transposed convolution of side and stride 2.
  ///
  /// image: [height * width, inputs]  ->  [2 * height * 2 * width, outputs]
  static func transposedConvolution(
    _ image: DoubleMatrix, width: Int, _ kernel: Kernel, bias: [Double]
  ) -> DoubleMatrix {
    precondition(kernel.side == 2 && image.columnCount == kernel.inputs, "Not 2x2")
    return DoubleMatrix(image.rowCount * 4, kernel.outputs) { pixel, output in
      let y = pixel / (2 * width)
      let x = pixel % (2 * width)
      let tap = y % 2 * 2 + x % 2
      let source = image.row(y / 2 * width + x / 2)
      return source.indices.reduce(bias[output]) { sum, input in
        sum + source[input] * kernel.weights[(input * kernel.outputs + output) * 4 + tap]
      }
    }
  }

  /// A batch norm with its running statistics.
  static func batchNorm(
    _ x: DoubleMatrix, gain: [Double], shift: [Double], mean: [Double], variance: [Double]
  ) -> DoubleMatrix {
    DoubleMatrix(x.rowCount, x.columnCount) { row, channel in
      (x[row, channel] - mean[channel]) / (variance[channel] + 1e-5).squareRoot() * gain[channel]
        + shift[channel]
    }
  }
}
