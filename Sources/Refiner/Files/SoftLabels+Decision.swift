internal import Labels

extension SoftLabels {
  /// How far rounding (float16 sums) may leave 0...1 before values are refused.
  private static let tolerance: Float = 1e-3

  /// The winner of every pixel, and how probable the model found it.
  internal struct Decision {
    /// Channels, row-major.
    internal var winners: [UInt8]
    /// The winners' probabilities, 0...65535 for 0...1.
    internal var levels: [UInt16]
  }

  /// Whether all values are probabilities.
  /// - Throws: ``FileError/notProbabilities(path:example:values:)``.
  internal func checkProbabilities(path: String) throws(FileError) {
    var wrong = 0
    var example: Float = 0
    for value in values where !(value >= -Self.tolerance && value <= 1 + Self.tolerance) {
      wrong += 1
      example = value.isNaN ? .infinity : value
    }
    if wrong > 0 { throw .notProbabilities(path: path, example: example, values: wrong) }
  }

  /// Decides every pixel at another size: the channel with the largest value times weight, the first of
  /// equals; values are interpolated bilinearly when growing, averaged when shrinking.
  ///
  /// weights: one per channel, above zero; CBST's are 1 / threshold (reference section 1.1).
  /// - Complexity: O(pixels of `size` * channels); memory for one value per pixel of a row and channel.
  internal func decision(at size: Size<ImageSpace>, weights: [Float]) -> Decision {
    precondition(weights.count == channels, "\(weights.count) weights for \(channels) channels")
    let rows = Resampling.taps(from: height, to: size.height)
    let columns = Resampling.taps(from: width, to: size.width)
    var decision = Decision(winners: [], levels: [])
    decision.winners.reserveCapacity(size.area)
    decision.levels.reserveCapacity(size.area)
    var line = [Float](repeating: 0, count: width)
    var stretched = [Float](repeating: 0, count: size.width)
    var race = Race(count: size.width)
    for row in rows {
      race.restart()
      for channel in 0..<channels {
        blend(channel: channel, row, into: &line)
        Self.stretch(line, columns, into: &stretched)
        race.enter(stretched, channel: UInt8(channel), weight: weights[channel])
      }
      decision.winners += race.winners
      for value in race.values {
        decision.levels.append(UInt16(max(0, min(1, value)) * 65535 + 0.5))
      }
    }
    return decision
  }

  private func blend(channel: Int, _ row: Resampling.Tap, into line: inout [Float]) {
    for (offset, weight) in row.weights.enumerated() {
      let start = (channel * height + row.start + offset) * width
      if offset == 0 {
        for x in 0..<width { line[x] = values[start + x] * weight }
      } else {
        for x in 0..<width { line[x] += values[start + x] * weight }
      }
    }
  }

  private static func stretch(
    _ line: [Float], _ columns: [Resampling.Tap], into result: inout [Float]
  ) {
    guard columns.count != line.count else {
      result = line
      return
    }
    for x in columns.indices {
      var sum: Float = 0
      for index in columns[x].weights.indices {
        sum += line[columns[x].start + index] * columns[x].weights[index]
      }
      result[x] = sum
    }
  }

  /// Which channel is ahead at each pixel of a row.
  private struct Race {
    var winners: [UInt8]
    var values: [Float]
    private var scores: [Float]

    init(count: Int) {
      winners = Array(repeating: 0, count: count)
      values = Array(repeating: 0, count: count)
      scores = Array(repeating: 0, count: count)
    }

    mutating func restart() {
      for x in scores.indices { scores[x] = -.infinity }
    }

    mutating func enter(_ line: [Float], channel: UInt8, weight: Float) {
      for x in line.indices {
        let score = line[x] * weight
        if score > scores[x] {
          scores[x] = score
          values[x] = line[x]
          winners[x] = channel
        }
      }
    }
  }
}
