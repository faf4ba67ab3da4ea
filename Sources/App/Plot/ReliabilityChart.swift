import Foundation
import Labels
import Refiner
import Render

/// The reliability diagram: the share of wrong labels among decisions of like suspicion.
struct ReliabilityChart {
  private let reliability: Reliability

  /// Prepares the chart.
  init(_ reliability: Reliability) { self.reliability = reliability }

  /// Bars of the shares by tenths, a dot at each bin's mean suspicion, and the diagonal of a perfect one.
  var chart: Chart {
    let bins = reliability.bins
    let width = 1 / Double(bins.count)
    let points = bins.compactMap { bin -> Point<ChartSpace>? in
      guard let mean = bin.meanSuspicion, let share = bin.shareWrong else { return nil }
      return Point(x: mean, y: share)
    }
    return Chart(
      title: "Reliability of \(reliability.count) decisions", subtitle: subtitle,
      horizontal: ChartAxis("suspicion when decided", from: 0, to: 1),
      vertical: ChartAxis("share found wrong", from: 0, to: 1),
      marks: [
        ChartMark(
          "share of wrong ones",
          .bars(
            edges: (0...bins.count).map { Double($0) * width },
            bases: bins.map { _ in 0 }, tops: bins.map { $0.shareWrong ?? 0 }),
          colour: ChartColours.sky),
        ChartMark(
          "as suspected", .line([Point(x: 0, y: 0), Point(x: 1, y: 1)]), colour: ChartColours.grey,
          isDashed: true),
        ChartMark("mean suspicion", .dots(points), colour: ChartColours.vermilion),
      ])
  }

  private var subtitle: String {
    guard let brier = reliability.brierScore, let error = reliability.calibrationError else {
      return ""
    }
    return String(format: "Brier score %.3f, calibration error %.3f", brier, error)
  }
}
