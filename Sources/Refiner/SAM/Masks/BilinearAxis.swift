/// Between which source samples each sample of a resized axis lies: PyTorch's bilinear interpolation
/// with `align_corners=False`.
///
/// Scale and position are computed in `Float`, as PyTorch does on the CPU; in `Double`, logits of 16
/// differ by up to 1e-3. PyTorch `aten/src/ATen/native/UpSample.h`: `area_pixel_compute_source_index`,
/// `compute_source_index_and_lambda`.
internal struct BilinearAxis: Hashable, Sendable {
  /// For each target sample, the source sample before it.
  internal let lower: [Int]
  /// For each target sample, the source sample behind it; the last one twice at the end.
  internal let upper: [Int]
  /// For each target sample, the weight of ``upper``, 0...1; the rest is that of ``lower``.
  internal let fraction: [Float]

  /// Lays out an axis of `source` samples that becomes one of `target`; both positive.
  internal init(from source: Int, to target: Int) {
    precondition(source > 0 && target > 0, "An axis of \(source) samples resized to \(target)")
    let scale = Float(source) / Float(target)
    var lower: [Int] = []
    var upper: [Int] = []
    var fraction: [Float] = []
    for position in 0..<target {
      let place = max(scale * (Float(position) + 0.5) - 0.5, 0)
      let before = min(Int(place), source - 1)
      lower.append(before)
      upper.append(min(before + 1, source - 1))
      fraction.append(min(max(place - Float(before), 0), 1))
    }
    self.lower = lower
    self.upper = upper
    self.fraction = fraction
  }
}
