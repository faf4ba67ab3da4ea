/// The two colours that come nearest to the samples of a cell, and which samples have which.
struct PhotoPartition {
  /// The samples of the first colour, bit by bit; sample 0 is always one of them.
  let pattern: UInt8
  /// The mean of the first colour's samples, 0xRRGGBB.
  let first: UInt32
  /// The mean of the other samples; the first colour when there are none.
  let second: UInt32

  /// Tries every way to part the samples, of which none is outside, and takes the one with the least
  /// sum of squared RGB errors; one colour where that is as good.
  ///
  /// The sum is that of the squares less each side's squared sum over its count, so only the latter
  /// has to be found. At most 31 ways, each one addition from an earlier one.
  init(_ samples: CellSamples<UInt32>) {
    let count = samples.layout.count
    if samples.isUniform {
      (pattern, first, second) = (samples.layout.allBits, samples[0], samples[0])
      return
    }
    if count == 2 {
      (pattern, first, second) = (1, samples[0], samples[1])
      return
    }
    var sums = InlineArray<32, RGBSum>(repeating: RGBSum())
    var total = RGBSum(samples[0])
    for index in 1..<count {
      let sample = RGBSum(samples[index])
      total = total + sample
      let size = 1 << (index - 1)
      for way in 0..<size { sums[size + way] = sums[way] + sample }
    }
    // Ways are the samples of the second side; none of them is the one without any.
    let ways = 1 << (count - 1)
    var best = (way: 0, gain: total.squared / Float(count))
    for way in 1..<ways {
      let size = way.nonzeroBitCount
      let gain =
        sums[way].squared * Self.inverses[size]
        + (total - sums[way]).squared * Self.inverses[count - size]
      if gain > best.gain { best = (way, gain) }
    }
    let size = best.way.nonzeroBitCount
    pattern = samples.layout.allBits & ~UInt8(truncatingIfNeeded: best.way << 1)
    first = (total - sums[best.way]).mean(of: count - size)
    second = size == 0 ? first : sums[best.way].mean(of: size)
  }

  private static let inverses: InlineArray<7, Float> = [
    0, 1, 1 / 2, 1 / 3, 1 / 4, 1 / 5, 1 / 6,
  ]
}
