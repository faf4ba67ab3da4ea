import Labels

extension ConnectedComponents {
  /// The mean confidence of each component, 0...1, in the order of ``components``.
  ///
  /// confidence: of the label map's size.
  /// - Complexity: O(labelled pixels).
  public func means(of confidence: ConfidenceMap) -> [Float] {
    precondition(
      confidence.width == size.width && confidence.height == size.height,
      "Confidence \(confidence.width)x\(confidence.height) for labels \(size)")
    var sums = [UInt64](repeating: 0, count: components.count)
    let values = confidence.values.span
    for run in runs {
      let row = Int(run.y) * size.width
      let stretch = values.extracting((row + Int(run.start))..<(row + Int(run.end)))
      var sum: UInt64 = 0
      for index in stretch.indices { sum &+= UInt64(stretch[index]) }
      sums[Int(run.component)] += sum
    }
    return components.map {
      Float(Double(sums[$0.index.rawValue]) / Double($0.area) / 65_535)
    }
  }
}
