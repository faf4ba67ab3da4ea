internal import Labels

/// One value per class and pixel, `[channels, height, width]`; at most 256 classes, never empty.
internal struct SoftLabels {
  internal let channels: Int
  internal let height: Int
  internal let width: Int
  /// `[channels, height, width]`.
  internal let values: [Float]

  internal init(_ array: NPYArray, path: String) throws(FileError) {
    guard array.shape.count == 3, !array.values.isEmpty, array.shape[0] <= 256,
      array.elementType.isFloat
    else {
      throw .unsupported(
        path: path,
        reason: "an array of shape \(array.shape) and type \(array.elementType.rawValue)",
        remedy: "save soft labels as float [C, H, W] with at most 256 classes")
    }
    channels = array.shape[0]
    height = array.shape[1]
    width = array.shape[2]
    values = array.values
  }

  /// Whether there is a channel per class.
  internal func check(_ taxonomy: Taxonomy, path: String) throws(FileError) {
    guard channels == taxonomy.classes.count else {
      throw .channels(
        path: path, found: channels, taxonomy: taxonomy.name, expected: taxonomy.classes.count)
    }
  }

  /// The channel of the largest value of each pixel, the first of equals; NaN never wins.
  /// - Complexity: O(pixels * channels).
  internal func argmax() -> [UInt8] {
    var best = [Float](repeating: -.infinity, count: width * height)
    var winners = [UInt8](repeating: 0, count: best.count)
    for channel in 0..<channels {
      let start = channel * best.count
      for index in best.indices {
        let value = values[start + index]
        if value > best[index] {
          best[index] = value
          winners[index] = UInt8(truncatingIfNeeded: channel)
        }
      }
    }
    return winners
  }

  /// The largest value of each pixel; NaN where any channel is NaN.
  /// - Complexity: O(pixels * channels).
  internal func maximum() -> [Float] {
    var best = [Float](repeating: -.infinity, count: width * height)
    for channel in 0..<channels {
      let start = channel * best.count
      for index in best.indices {
        let value = values[start + index]
        best[index] = value > best[index] || value.isNaN ? value : best[index]
      }
    }
    return best
  }
}
