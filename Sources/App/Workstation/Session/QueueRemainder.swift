import Refiner

/// What is left in a queue: the sums that the status line shows, kept up to date decision by decision.
struct QueueRemainder: Hashable, Sendable {
  /// Components without a decision.
  private(set) var count = 0
  /// Wrong pixels that deciding all of them is expected to fix.
  private(set) var gain = 0.0
  private var wrong = 0.0
  private var variance = 0.0

  /// Adds a component, or takes one away.
  mutating func add(_ item: QueueItem, sign: Int = 1) {
    let eta = Double(item.eta)
    count += sign
    gain += Double(item.gain) * Double(sign)
    wrong += eta * Double(sign)
    variance += eta * (1 - eta) * Double(sign)
  }

  /// How many of them the mixture takes for wrong, with half its 90 % interval, such as `305±14`.
  var wrongText: String {
    let margin = 1.645 * max(0, variance).squareRoot()
    return "\(Int(max(0, wrong).rounded()))\u{B1}\(Int(margin.rounded(.up)))"
  }
}
