internal import Labels

/// Separable resampling: the mean of the covered pixels when an axis shrinks, bilinear when it grows.
internal enum Resampling {
  /// Which source pixels, with which weights, make one target pixel; the weights sum to one.
  internal struct Tap {
    internal var start: Int
    internal var weights: [Float]
  }

  /// Resizes row-major, interleaved samples; pixel centres lie at halves.
  /// - Complexity: O(pixels of both sizes * channels).
  internal static func resize(
    _ samples: [Float], from source: Size<ImageSpace>, to target: Size<ImageSpace>, channels: Int
  ) -> [Float] {
    precondition(samples.count == source.area * channels, "\(samples.count) samples")
    precondition(source.area > 0 || target.area == 0, "Nothing to resize")
    let columns = taps(from: source.width, to: target.width)
    let rows = taps(from: source.height, to: target.height)
    var narrow = [Float](repeating: 0, count: source.height * target.width * channels)
    for y in 0..<source.height {
      for (x, tap) in columns.enumerated() {
        let from = (y * source.width + tap.start) * channels
        let to = (y * target.width + x) * channels
        for channel in 0..<channels {
          var sum: Float = 0
          for index in tap.weights.indices {
            sum += samples[from + index * channels + channel] * tap.weights[index]
          }
          narrow[to + channel] = sum
        }
      }
    }
    return vertical(narrow, rows: rows, length: target.width * channels)
  }

  private static func vertical(_ samples: [Float], rows: [Tap], length: Int) -> [Float] {
    var result = [Float](repeating: 0, count: rows.count * length)
    for (y, tap) in rows.enumerated() {
      for index in tap.weights.indices {
        let weight = tap.weights[index]
        let from = (tap.start + index) * length
        for x in 0..<length { result[y * length + x] += samples[from + x] * weight }
      }
    }
    return result
  }

  /// The taps of every target position.
  internal static func taps(from source: Int, to target: Int) -> [Tap] {
    let scale = Double(source) / Double(max(target, 1))
    return (0..<target).map { position in
      scale > 1
        ? box(from: Double(position) * scale, to: Double(position + 1) * scale, limit: source)
        : linear(at: (Double(position) + 0.5) * scale - 0.5, limit: source)
    }
  }

  private static func box(from low: Double, to high: Double, limit: Int) -> Tap {
    let start = min(Int(low), limit - 1)
    let end = max(start + 1, min(Int(high.rounded(.up)), limit))
    let shares = (start..<end).map { min(high, Double($0 + 1)) - max(low, Double($0)) }
    let sum = shares.reduce(0, +)
    return Tap(start: start, weights: shares.map { Float($0 / sum) })
  }

  private static func linear(at centre: Double, limit: Int) -> Tap {
    let position = max(0, min(centre, Double(limit - 1)))
    let start = Int(position)
    let share = position - Double(start)
    return Tap(
      start: start, weights: share == 0 ? [1] : [Float(1 - share), Float(share)])
  }
}
