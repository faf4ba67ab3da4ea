import Labels
import Refiner

/// The losses of a run's components and a cut-off among them that can be moved.
struct LossCut: Hashable, Sendable {
  /// One component.
  struct Sample: Hashable, Sendable {
    /// Its loss, nats.
    let loss: Float
    /// Its class as refining labelled it.
    let classID: ClassID
    /// P(the label is wrong), 0...1.
    let suspicion: Float
    /// Whether it has a decision.
    let isDecided: Bool
  }

  /// The components on both sides of a cut-off.
  struct Side: Hashable, Sendable {
    /// Number of components.
    var count = 0
    /// Number of components without a decision.
    var undecided = 0
    /// Sum of P(the label is wrong).
    var suspicion = 0.0

    /// The expected share of wrong ones, 0...1; 0 when there are none.
    var wrongShare: Double { count > 0 ? suspicion / Double(count) : 0 }

    /// Counts one component.
    mutating func add(_ sample: Sample) {
      count += 1
      undecided += sample.isDecided ? 0 : 1
      suspicion += Double(sample.suspicion)
    }
  }

  /// The components, by loss, ascending.
  let samples: [Sample]
  /// The fit of the losses; nil when the run has none.
  let fit: NoiseFit?
  /// The losses that are drawn, nats; a few outliers lie beyond.
  let range: ClosedRange<Double>
  /// The cut-off: from it on components are on the noisy side, nats.
  private(set) var cutOff: Double
  /// The first class shown of the list.
  private(set) var firstClass = 0

  /// The share of components that the axis reaches to.
  private static let shownShare = 0.995

  /// Sorts the components of a run.
  ///
  /// cutOff: where to start; nil for the fit's, or for the lowest loss of a flagged component.
  /// - Complexity: O(n log n).
  init(_ items: [QueueItem], state: ReviewState, fit: NoiseFit?, cutOff: Double?) {
    samples = items.map {
      Sample(
        loss: $0.loss, classID: $0.classID, suspicion: $0.suspicion,
        isDecided: state.decisions[$0.id] != nil)
    }.sorted { $0.loss < $1.loss }
    self.fit = fit
    let low = Double(samples.first?.loss ?? 0)
    let place = Int(Double(max(0, samples.count - 1)) * Self.shownShare)
    let high = samples.isEmpty ? 1 : Double(samples[place].loss)
    range = low...max(high, low + 1e-3)
    let flagged = items.lazy.filter(\.verdict.isFlagged).map { Double($0.loss) }.min()
    let start = cutOff ?? fit?.cutOff ?? fit?.ratio?.globalLoss ?? flagged
    self.cutOff = start ?? range.upperBound
  }

  /// Where the run's own rule cuts; nil when it has no single place.
  var ownCutOff: Double? { fit?.cutOff ?? fit?.ratio?.globalLoss }

  /// Moves the cut-off by columns of a picture of `columns` columns; kept inside of the losses.
  mutating func move(by step: Int, columns: Int) {
    let width = (range.upperBound - range.lowerBound) / Double(max(1, columns))
    cutOff = min(max(cutOff + Double(step) * width, range.lowerBound), range.upperBound)
  }

  /// Puts the cut-off back to the run's own.
  mutating func reset() { cutOff = ownCutOff ?? cutOff }

  /// Scrolls the list of classes.
  mutating func scroll(by step: Int, classes: Int) {
    firstClass = max(0, min(firstClass + step, classes - 1))
  }

  /// The components below and from the cut-off on.
  /// - Complexity: O(n).
  var sides: (clean: Side, noisy: Side) {
    var sides = (clean: Side(), noisy: Side())
    for sample in samples {
      if Double(sample.loss) < cutOff { sides.clean.add(sample) } else { sides.noisy.add(sample) }
    }
    return sides
  }

  /// Both sides of every class that has components, in the taxonomy's order.
  /// - Complexity: O(n).
  func classes(_ taxonomy: Taxonomy) -> [(classID: ClassID, total: Int, noisy: Side)] {
    var totals: [ClassID: Int] = [:]
    var noisy: [ClassID: Side] = [:]
    for sample in samples {
      totals[sample.classID, default: 0] += 1
      if Double(sample.loss) >= cutOff { noisy[sample.classID, default: Side()].add(sample) }
    }
    return taxonomy.classes.compactMap { entry in
      totals[entry.id].map { (entry.id, $0, noisy[entry.id] ?? Side()) }
    }
  }

  /// How many components fall into each of `columns` equal parts of ``range``; what lies beyond counts
  /// to the last.
  /// - Complexity: O(n).
  func counts(columns: Int) -> [Int] {
    var counts = [Int](repeating: 0, count: max(1, columns))
    for sample in samples { counts[column(of: Double(sample.loss), columns: counts.count)] += 1 }
    return counts
  }

  /// The part of ``range`` that a loss falls into.
  func column(of loss: Double, columns: Int) -> Int {
    let share = (loss - range.lowerBound) / (range.upperBound - range.lowerBound)
    return max(0, min(columns - 1, Int((share * Double(columns)).rounded(.down))))
  }

  /// The loss in the middle of a part of ``range``.
  func loss(ofColumn column: Int, columns: Int) -> Double {
    let share = (Double(column) + 0.5) / Double(max(1, columns))
    return range.lowerBound + share * (range.upperBound - range.lowerBound)
  }
}
