internal import Labels

/// Mean IoU on labelled pixels while components change class, one at a time.
///
/// Holds what the mean needs of a ``ConfusionMatrix``: the sums of its rows and columns, and its diagonal.
struct MovingIoU {
  private let taxonomy: Taxonomy
  private var trueSums: [Int]
  private var predictedSums: [Int]
  private var hits: [Int]

  /// Starts from a count of label maps.
  init(_ matrix: ConfusionMatrix) {
    taxonomy = matrix.taxonomy
    let count = taxonomy.classes.count
    trueSums = Array(repeating: 0, count: count)
    predictedSums = trueSums
    hits = trueSums
    for row in 0..<count {
      for column in 0..<count {
        let pixels = matrix.counts[row * count + column]
        trueSums[row] += pixels
        predictedSums[column] += pixels
      }
      hits[row] = matrix.counts[row * count + row]
    }
  }

  /// Gives a component's pixels another class.
  ///
  /// Both classes are of the taxonomy.
  /// - Complexity: O(true classes of the component).
  mutating func move(_ truth: [SimulatedComponent.Share], from before: ClassID, to after: ClassID) {
    guard before != after, let source = taxonomy.position(of: before),
      let target = taxonomy.position(of: after)
    else { return }
    for share in truth {
      guard let row = taxonomy.position(of: share.classID) else { continue }
      predictedSums[source] -= share.pixels
      predictedSums[target] += share.pixels
      if row == source { hits[row] -= share.pixels }
      if row == target { hits[row] += share.pixels }
    }
  }

  /// The mean over all classes as ``ConfusionMatrix/meanIntersectionOverUnion`` has it, 0...1.
  /// - Complexity: O(classes).
  var mean: Double {
    ConfusionMatrix.mean(
      of: hits.indices.map { place in
        let union = trueSums[place] + predictedSums[place] - hits[place]
        return union == 0 ? 0 : Double(hits[place]) / Double(union)
      })
  }
}
