/// Which source pixels, with which weights, make each pixel of a resized axis, as Pillow computes them.
///
/// The triangle filter, widened by the scale when the axis shrinks; weights are fractions of 2^22.
/// Pillow `src/libImaging/Resample.c`: `precompute_coeffs`, `normalize_coeffs_8bpc`.
internal struct PillowTaps: Hashable, Sendable {
  /// Bits behind the point of a weight (`PRECISION_BITS`: 32, less 8 of a sample and 2 of headroom).
  internal static let precision: Int32 = 22

  /// For each target pixel, its first source pixel.
  internal let starts: [Int]
  /// For each target pixel, how many source pixels follow each other from there.
  internal let counts: [Int]
  /// The weights: those of target pixel `p` lie at `p * stride` and following.
  internal let weights: [Int32]
  /// Room for the weights of one target pixel.
  internal let stride: Int

  /// Computes the weights for an axis of `source` pixels that becomes one of `target`; both positive.
  ///
  /// Everything in `Double` and in Pillow's order: another order gives other bits.
  /// - Complexity: O(source + target).
  internal init(from source: Int, to target: Int) {
    precondition(source > 0 && target > 0, "An axis of \(source) pixels resized to \(target)")
    let scale = Double(source) / Double(target)
    let support = max(scale, 1)
    let stride = Int(support.rounded(.up)) * 2 + 1
    var starts: [Int] = []
    var counts: [Int] = []
    var weights = [Int32](repeating: 0, count: target * stride)
    for position in 0..<target {
      let centre = (Double(position) + 0.5) * scale
      // Truncation, as a C cast does: of a negative number too.
      let start = max(Int(centre - support + 0.5), 0)
      let end = min(Int(centre + support + 0.5), source)
      let shares = Self.shares(from: start, to: end, centre: centre, support: support)
      for (index, share) in shares.enumerated() {
        weights[position * stride + index] = Int32(0.5 + share * Double(1 << Self.precision))
      }
      starts.append(start)
      counts.append(end - start)
    }
    self.starts = starts
    self.counts = counts
    self.weights = weights
    self.stride = stride
  }

  /// The triangle's values at the source pixels, divided by their sum.
  private static func shares(
    from start: Int, to end: Int, centre: Double, support: Double
  ) -> [Double] {
    let inverse = 1 / support
    var sum = 0.0
    var shares: [Double] = []
    for pixel in start..<end {
      let distance = abs((Double(pixel) - centre + 0.5) * inverse)
      let share = distance < 1 ? 1 - distance : 0
      shares.append(share)
      sum += share
    }
    guard sum != 0 else { return shares }
    return shares.map { $0 / sum }
  }
}
