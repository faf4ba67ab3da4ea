import Refiner

/// What is left in a queue: the sums that the status line shows, kept up to date decision by decision.
struct QueueRemainder: Hashable, Sendable {
  /// Components without a decision.
  private(set) var count = 0
  /// Wrong pixels that deciding all of them is expected to fix.
  private(set) var gain = 0.0
  private var wrong = 0.0
  private var variance = 0.0
  /// What was learnt of all undecided components; nil before that.
  private let estimate: WrongLeft?
  /// Wrong ones that were opened again, less those found, since that was learnt.
  private var change = 0

  /// Starts without any component.
  init(estimate: WrongLeft? = nil) { self.estimate = estimate }

  /// Adds a component, or takes one away.
  mutating func add(_ item: QueueItem, sign: Int = 1) {
    let eta = Double(item.eta)
    count += sign
    gain += Double(item.gain) * Double(sign)
    wrong += eta * Double(sign)
    variance += eta * (1 - eta) * Double(sign)
  }

  /// Takes note that a wrong one was found (-1) or is open again (1).
  mutating func noteWrong(sign: Int) { change += sign }

  /// Whether ``wrongText`` is about the whole run; else about the queue alone.
  var isOfRun: Bool { estimate != nil }

  /// How many of the run's undecided components are wrong, with half the 90 % interval, such as `305±14`.
  ///
  /// Before anything was learnt, what the mixture takes for wrong of the queue.
  var wrongText: String {
    guard let estimate else {
      let margin = 1.645 * max(0, variance).squareRoot()
      return "\(Int(max(0, wrong).rounded()))\u{B1}\(Int(margin.rounded(.up)))"
    }
    let shift = Double(change)
    return WrongLeft.text(
      max(0, estimate.estimate + shift), low: max(0, estimate.low + shift),
      high: max(0, estimate.high + shift))
  }
}
