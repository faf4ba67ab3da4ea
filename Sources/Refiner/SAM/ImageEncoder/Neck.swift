/// The last layers of both image encoders (`neck`): 1x1 convolution, layer norm, 3x3 convolution, layer norm.
internal struct Neck: Sendable {
  /// `neck.0`: [outputs, width].
  private let first: Linear
  private let firstNorm: LayerNorm
  /// `neck.2`, tap by tap: 9 of [inputs, outputs].
  private let taps: [MatrixView]
  private let secondNorm: LayerNorm
  private let gridSide: Int

  /// Reads the parameters below `image_encoder.neck`.
  init(_ source: some ParameterSource, width: Int, outputs: Int, gridSide: Int) throws {
    let name = "image_encoder.neck."
    self.gridSide = gridSide
    first = Linear(
      weight: try source.matrix(name + "0.weight", outputs, width, shape: [outputs, width, 1, 1]),
      bias: nil)
    firstNorm = try source.layerNorm(name + "1", width: outputs, epsilon: 1e-6)
    let kernel = try source.floats(name + "2.weight", shape: [outputs, outputs, 3, 3])
    taps = (0..<9).map { tap in
      let matrix = MatrixView(rowCount: outputs, columnCount: outputs)
      matrix.storage.withMutableElements { target in
        kernel.withElements { kernel in
          for output in 0..<outputs {
            for input in 0..<outputs {
              target[input * outputs + output] = kernel[(output * outputs + input) * 9 + tap]
            }
          }
        }
      }
      return matrix
    }
    secondNorm = try source.layerNorm(name + "3", width: outputs, epsilon: 1e-6)
  }

  /// The image embedding.
  ///
  /// x: [grid * grid, width]  ->  [grid * grid, outputs]
  func callAsFunction(_ x: MatrixView, pool: WorkerPool) -> MatrixView {
    let side = gridSide
    let outputs = first.outputCount
    // A border of zeros on all sides turns the 3x3 convolution into nine products of shifted rows; one more
    // row, because the last shift reads past the end.
    let padded = side + 2
    let middle = MatrixView(rowCount: (side + 3) * padded, columnCount: outputs)
    let rowsPerPart = max(1, 512 / side)
    pool.forEachPart(of: side, size: rowsPerPart) { rows, _ in
      for y in rows {
        let start = (y + 1) * padded + 1
        let row = middle.rows(start..<start + side)
        row.setLinear(x.rows(y * side..<(y + 1) * side), first)
        row.setNormalised(row, by: firstNorm)
      }
    }
    let result = MatrixView(rowCount: side * side, columnCount: outputs)
    pool.forEachPart(of: side, size: rowsPerPart) { rows, _ in
      let sums = MatrixView(rowCount: rows.count * padded, columnCount: outputs)
      for (tap, weight) in taps.enumerated() {
        let start = (rows.lowerBound + tap / 3) * padded + tap % 3
        sums.setProduct(middle.rows(start..<start + sums.rowCount), weight, adds: tap > 0)
      }
      for (place, y) in rows.enumerated() {
        let row = sums.rows(place * padded..<place * padded + side)
        result.rows(y * side..<(y + 1) * side).setNormalised(row, by: secondNorm)
      }
    }
    return result
  }
}
