public import Labels

/// Counts of (true class, predicted class) over the pixels of a data set.
///
/// Two conventions are in use for label maps with void pixels, and they differ a lot. Here, as in the
/// seed's scripts with `ignore_test_255` (reference `seco-method.md` 4.5), **IoU and accuracy are taken
/// over the pixels that have both a true and a predicted class**; a prediction's void costs nothing
/// there and shows in ``coverage`` only, so the three belong side by side. On the dusk sequence this
/// gives the printed 0.397 / 0.842 / 0.600; counting void as an error would give 0.257 / 0.516.
public struct ConfusionMatrix: Hashable, Sendable {
  /// The classes that are counted, in the table's order.
  public let taxonomy: Taxonomy
  /// Pixels by class positions: `[truth * classes + prediction]`, both known.
  public private(set) var counts: [Int]
  /// Pixels by the class position of their truth that have no predicted class.
  public private(set) var unlabelled: [Int]
  /// Pixels with a predicted class, whether or not their truth is known.
  public private(set) var labelledPixels = 0
  /// All pixels of the maps added.
  public private(set) var totalPixels = 0

  private let positions: [Int]

  /// Starts an empty count over the classes of `taxonomy`; ids that it lacks are read as void.
  public init(taxonomy: Taxonomy) {
    self.taxonomy = taxonomy
    counts = Array(repeating: 0, count: taxonomy.classes.count * taxonomy.classes.count)
    unlabelled = Array(repeating: 0, count: taxonomy.classes.count)
    var positions = [Int](repeating: -1, count: 256)
    for (position, entry) in taxonomy.classes.enumerated() {
      positions[Int(entry.id.rawValue)] = position
    }
    self.positions = positions
  }

  /// Counts one image; both maps must be of the same size.
  /// - Complexity: O(pixels).
  public mutating func add(prediction: LabelMap, truth: LabelMap) {
    precondition(
      prediction.size == truth.size, "Prediction of \(prediction.size), truth of \(truth.size)")
    var pairs = [Int](repeating: 0, count: 65_536)
    let predicted = prediction.ids.span
    let known = truth.ids.span
    for index in predicted.indices {
      pairs[Int(known[index]) << 8 | Int(predicted[index])] += 1
    }
    totalPixels += predicted.count
    fold(pairs)
  }

  /// Adds the counts of other images, such as another task's share; the taxonomies must be equal.
  public mutating func add(_ other: Self) {
    precondition(taxonomy == other.taxonomy, "\(taxonomy.name) and \(other.taxonomy.name) added")
    for index in counts.indices { counts[index] += other.counts[index] }
    for index in unlabelled.indices { unlabelled[index] += other.unlabelled[index] }
    labelledPixels += other.labelledPixels
    totalPixels += other.totalPixels
  }

  private mutating func fold(_ pairs: [Int]) {
    let classCount = taxonomy.classes.count
    for (pair, count) in pairs.enumerated() where count > 0 {
      let column = positions[pair & 255]
      let row = positions[pair >> 8]
      if column >= 0 { labelledPixels += count }
      guard row >= 0 else { continue }
      if column >= 0 {
        counts[row * classCount + column] += count
      } else {
        unlabelled[row] += count
      }
    }
  }
}
