import Foundation
import Refiner

/// A reliability diagram in letters, at most 80 columns wide.
enum ReliabilityText {
  private static let barWidth = 40

  /// The diagram; nil as long as there are too few decisions.
  ///
  /// A line per tenth of suspicion: the bar is as long as the share of wrong ones, and a `|` stands where
  /// it would end if the suspicions were right.
  static func diagram(_ reliability: Reliability) -> String? {
    guard reliability.count >= Reliability.minimumDecisions,
      let brier = reliability.brierScore, let error = reliability.calibrationError
    else { return nil }
    let title = String(
      format: "  reliability of %d decisions: Brier score %.3f, calibration error %.3f",
      reliability.count, brier, error)
    let heading = "    suspicion   decided   wrong  0 % (| as suspected)"
    let end = "100 %"
    let scale = heading.count + end.count
    let full = 33 + barWidth + 1
    let blanks = String(repeating: " ", count: max(1, full - scale))
    return
      ([title, heading + blanks + end]
      + reliability.bins.indices.reversed().map {
        line(reliability.bins[$0], place: $0)
      }).joined(separator: "\n")
  }

  private static func line(_ bin: Reliability.Bin, place: Int) -> String {
    let range = "\(place * 10)-\((place + 1) * 10) %"
    let head =
      "    " + range.padding(toLength: 9, withPad: " ", startingAt: 0)
      + String(format: "%10d", bin.count)
    guard let share = bin.shareWrong, let mean = bin.meanSuspicion else { return head }
    var bar = [Character](repeating: " ", count: barWidth + 1)
    let length = Int((share * Double(barWidth)).rounded())
    for column in 0..<length { bar[column] = "=" }
    bar[Int((mean * Double(barWidth)).rounded())] = "|"
    let percent = Int((share * 100).rounded())
    let line = head + String(format: "%6d %%  ", percent) + String(bar)
    return String(line.reversed().drop { $0 == " " }.reversed())
  }
}
