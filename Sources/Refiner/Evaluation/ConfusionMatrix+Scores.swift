import Labels

extension ConfusionMatrix {
  /// Intersection over union of every class, in the taxonomy's order, 0...1.
  ///
  /// A class that occurs neither in the truth nor in the prediction has 0, not "undefined": the
  /// seed's `inter / (union + 1e-10)`. So throwing away a class's labels can never raise the mean.
  public var intersectionOverUnion: [Double] {
    let classCount = taxonomy.classes.count
    return (0..<classCount).map { position in
      var union = 0
      for other in 0..<classCount {
        union += counts[position * classCount + other]
        if other != position { union += counts[other * classCount + position] }
      }
      let intersection = counts[position * classCount + position]
      return union == 0 ? 0 : Double(intersection) / Double(union)
    }
  }

  /// The plain mean of ``intersectionOverUnion`` over all classes, 0...1.
  public var meanIntersectionOverUnion: Double { Self.mean(of: intersectionOverUnion) }

  /// The share of correct pixels among those with both a true and a predicted class, 0...1; 0 when
  /// there are none.
  public var accuracy: Double {
    let classCount = taxonomy.classes.count
    var correct = 0
    for position in 0..<classCount { correct += counts[position * classCount + position] }
    let known = counts.reduce(0, +)
    return known == 0 ? 0 : Double(correct) / Double(known)
  }

  /// The share of all pixels that have a predicted class, 0...1; 0 when there are none.
  public var coverage: Double {
    totalPixels == 0 ? 0 : Double(labelledPixels) / Double(totalPixels)
  }

  /// The mean by which the seed's tables condense a row of classes: unweighted, zeros included.
  ///
  /// It reproduces every printed mIoU of Tables 1 to 3 within 0.07 (reference `seco-method.md` 4.1).
  public static func mean(of values: [Double]) -> Double {
    values.isEmpty ? 0 : values.reduce(0, +) / Double(values.count)
  }
}
