internal import Labels

extension FusionAgreement {
  /// Intersection over union of a class between the sets, over the pixels that both sets of a pair give a
  /// class, mean of the pairs, 0...1; nil when no pair has the class there.
  public func intersectionOverUnion(ofClassAt place: Int) -> Double? {
    let values = pairs.compactMap { pair -> Double? in
      let row = pair.pixels(ofClassAt: place)
      let union = row.first + row.second - row.both
      return union == 0 ? nil : Double(row.both) / Double(union)
    }
    return values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
  }

  /// Cohen's kappa over the pixels that both sets of a pair give a class, mean of the pairs (Light's
  /// kappa): 1 for equal sets, 0 for agreement by chance; nil when chance alone would agree always, or
  /// no pixel has two classes.
  ///
  /// J. Cohen: "A Coefficient of Agreement for Nominal Scales", 1960; R. J. Light, 1971.
  public var kappa: Double? {
    let values = pairs.compactMap(\.kappa)
    return values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
  }

  /// The share of all pixels that the fused maps give a class, 0...1.
  public var coverage: Double {
    let kept = classes.reduce(0) { $0 + $1.kept }
    return totalPixels == 0 ? 0 : Double(kept) / Double(totalPixels)
  }
}

extension ConfusionMatrix {
  /// Pixels with two known classes of which the first, the second or both are the class at a place.
  fileprivate func pixels(ofClassAt place: Int) -> (first: Int, second: Int, both: Int) {
    let count = taxonomy.classes.count
    var first = 0
    var second = 0
    for other in 0..<count {
      first += counts[place * count + other]
      second += counts[other * count + place]
    }
    return (first, second, counts[place * count + place])
  }

  fileprivate var kappa: Double? {
    let total = Double(counts.reduce(0, +))
    guard total > 0 else { return nil }
    var observed = 0.0
    var expected = 0.0
    for place in taxonomy.classes.indices {
      let (first, second, both) = pixels(ofClassAt: place)
      observed += Double(both) / total
      expected += Double(first) / total * (Double(second) / total)
    }
    return expected < 1 ? (observed - expected) / (1 - expected) : nil
  }
}
