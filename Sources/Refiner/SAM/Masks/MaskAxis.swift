/// Both resizes of low-resolution logits along one axis in one step: three neighbours, three weights.
///
/// Logits grow to the network's input, are cut to the part that the photo covers, and are resized to
/// the photo (segment_anything `modeling/sam.py`, `postprocess_masks`). Two neighbours of two
/// neighbours are three samples at most, because the first resize never shrinks.
internal struct MaskAxis: Hashable, Sendable {
  /// For each target sample, the first of three low-resolution samples that make it.
  internal let starts: [Int]
  /// For each target sample, the weight of the first one.
  internal let first: [Float]
  /// For each target sample, the weight of the one in the middle.
  internal let second: [Float]
  /// For each target sample, the weight of the last one.
  internal let third: [Float]

  /// Composes the resizes from `side` to `inputSide`, of which `covered` samples stay, to `target`.
  internal init(side: Int, inputSide: Int, covered: Int, target: Int) {
    precondition(side >= 3 && inputSide >= side, "\(side) samples resized to \(inputSide)")
    precondition(covered <= inputSide, "\(covered) of \(inputSide) samples")
    let growth = BilinearAxis(from: side, to: inputSide)
    let fit = BilinearAxis(from: covered, to: target)
    var starts: [Int] = []
    var weights: [[Float]] = [[], [], []]
    for position in 0..<target {
      let start = min(growth.lower[fit.lower[position]], side - 3)
      let last = Double(fit.fraction[position])
      var sums = [0.0, 0.0, 0.0]
      for (sample, weight) in [(fit.lower[position], 1 - last), (fit.upper[position], last)] {
        let share = Double(growth.fraction[sample])
        // A weight of zero may belong to a sample beyond the three.
        if weight * (1 - share) != 0 { sums[growth.lower[sample] - start] += weight * (1 - share) }
        if weight * share != 0 { sums[growth.upper[sample] - start] += weight * share }
      }
      starts.append(start)
      for tap in 0..<3 { weights[tap].append(Float(sums[tap])) }
    }
    self.starts = starts
    first = weights[0]
    second = weights[1]
    third = weights[2]
  }
}
