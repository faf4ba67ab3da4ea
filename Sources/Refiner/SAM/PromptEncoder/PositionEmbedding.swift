internal import RealModule

/// Fourier features of positions with a random Gaussian matrix (`PositionEmbeddingRandom`).
internal struct PositionEmbedding: Sendable {
  /// `positional_encoding_gaussian_matrix`, row-major: [2, width / 2].
  let gaussian: [Float]

  /// Channels of an encoding.
  var width: Int { gaussian.count }

  /// Encodes a position given as fractions of the input's sides: all sines, then all cosines.
  ///
  /// In single precision and in the reference's order of operations, which decides the last digits.
  func encoding(x: Float, y: Float) -> [Float] {
    let half = width / 2
    let u = 2 * x - 1
    let v = 2 * y - 1
    var result = [Float](repeating: 0, count: width)
    for index in 0..<half {
      let angle = (u * gaussian[index] + v * gaussian[half + index]) * (2 * Float.pi)
      result[index] = Float.sin(angle)
      result[half + index] = Float.cos(angle)
    }
    return result
  }

  /// The encodings of all cells of a grid, at their centres: [side * side, width].
  /// - Complexity: O(side^2 * width) sines and cosines.
  func grid(side: Int) -> MatrixView {
    var values: [Float] = []
    values.reserveCapacity(side * side * width)
    for y in 0..<side {
      for x in 0..<side {
        values += encoding(x: (Float(x) + 0.5) / Float(side), y: (Float(y) + 0.5) / Float(side))
      }
    }
    return MatrixView(rowCount: side * side, columnCount: width, values: values)
  }
}
