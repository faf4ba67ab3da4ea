import Foundation
import Labels
import Refiner
import Render

/// The picture of a simulation: the share of the wrong pixels fixed, and mIoU, against the decisions it took.
struct EffortChart {
  private let simulation: Simulation

  /// Prepares the chart.
  init(_ simulation: Simulation) { self.simulation = simulation }

  /// The order, the best simple one, chance and the oracle.
  var chart: Chart {
    let own = simulation.settings.order
    let series: [(EffortOrder, RGB, isDashed: Bool)] = [
      (.random, ChartColours.grey, true), (.oracle, ChartColours.green, true),
      (simulation.bestSimple, ChartColours.orange, false), (own, ChartColours.blue, false),
    ]
    var marks: [ChartMark] = []
    for (order, colour, isDashed) in series where order != own || colour == ChartColours.blue {
      guard let curve = simulation.curves[order] else { continue }
      marks.append(
        ChartMark(order.rawValue, .line(points(curve)), colour: colour, isDashed: isDashed))
    }
    let shares = marks.flatMap { mark -> [Double] in
      if case .line(let points) = mark.shape { points.map(\.y) } else { [] }
    }
    let count = simulation.curves[own]?.fixedPixels.count ?? 2
    if let curve = simulation.curves[own] {
      let points = curve.meanIoU.enumerated().map {
        Point<ChartSpace>(x: Double($0), y: $1)
      }
      marks.append(ChartMark("mIoU, \(own.rawValue)", .line(points), colour: ChartColours.purple))
    }
    return Chart(
      title: "Effort in order \(own.rawValue)", subtitle: subtitle,
      horizontal: ChartAxis("decisions", from: 0, to: Double(max(1, count - 1))),
      vertical: ChartAxis(
        "share of the wrong pixels fixed, mIoU", from: min(0, shares.min() ?? 0), to: 1),
      marks: marks)
  }

  private var subtitle: String {
    let settings = simulation.settings
    let seeds = settings.seeds == 1 ? "1 review" : "mean of \(settings.seeds) reviews"
    let area = simulation.normalisedArea.map { String(format: ", area %.2f", $0) } ?? ""
    return "\(simulation.run.components.count) components, \(simulation.run.wrong) wrong, reviewer "
      + "\(settings.reviewer.text), \(seeds)\(area)"
  }

  private func points(_ curve: EffortCurve) -> [Point<ChartSpace>] {
    let total = Double(max(1, simulation.run.wrongPixels))
    return curve.fixedPixels.enumerated().map { Point(x: Double($0), y: $1 / total) }
  }
}
