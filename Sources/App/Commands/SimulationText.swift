import Foundation
import Labels
import Refiner

/// A simulation's figures as text, at most 80 columns wide.
enum SimulationText {
  private static let width = 80

  /// What took part, decisions by order, and what the model said of the rest.
  static func report(_ simulation: Simulation, folder: String) -> String {
    [heading(simulation, folder: folder), effort(simulation), rest(simulation)]
      .filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private static func heading(_ simulation: Simulation, folder: String) -> String {
    let settings = simulation.settings
    let run = simulation.run
    let share = (Double(run.wrong) / Double(run.components.count)).percent()
    var lines = [
      folder.sanitised,
      "  components  \(run.components.count), \(share) % wrong with \(run.wrongPixels) pixels",
      "  order       \(settings.order.rawValue)",
      "  reviewer    \(settings.reviewer.text), mean of \(count(settings.seeds, "review"))",
    ]
    if settings.order.isLearned {
      lines[2] += ", \(settings.randomShare.percent()) % of the places at random"
    }
    if let decisions = settings.decisions, decisions < run.components.count {
      lines.append("  stopped     after \(count(decisions, "decision"))")
    }
    if !run.hasConfidence {
      lines.append("  left out    orders by confidence: the run has none")
    }
    if let curve = simulation.curves[settings.order], let last = curve.meanIoU.last {
      lines.append(
        "  mIoU        \(curve.meanIoU[0].percent()) % before, \(last.percent()) % after")
    }
    if let area = simulation.normalisedArea {
      lines.append(String(format: "  area        %.3f (chance 0, oracle 1)", area))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Decisions to fix shares of the wrong pixels: this order, then what it is compared with.
  private static func effort(_ simulation: Simulation) -> String {
    var layout = ColumnLayout(
      name: "decisions to fix of the wrong pixels",
      headings: EffortCurve.shares.map { "\(Int(($0 * 100).rounded())) %" })
    let own = simulation.settings.order
    let others = [.random, .oracle] + EffortOrder.simple
    for order in [own] + others.filter({ $0 != own }) {
      guard let curve = simulation.curves[order] else { continue }
      layout.add(
        order == own ? order.rawValue : "  " + order.rawValue,
        curve.decisions.map { $0.map { String(format: "%.0f", $0) } ?? "-" })
    }
    layout.add(
      "over the best of confidence, area, both",
      simulation.ratios.map { $0.map { String(format: "%.2f", $0) } ?? "-" })
    return layout.text(width: width)
  }

  /// AUROC, AP, and the estimate of what is left after the first three hundreds of decisions.
  private static func rest(_ simulation: Simulation) -> String {
    guard !simulation.checkpoints.isEmpty else { return "" }
    var layout = ColumnLayout(
      name: "of the rest, after", headings: ["AUROC", "AP", "wrong", "estimate", "90 %", "covered"])
    for point in simulation.checkpoints.prefix(3) {
      func number(_ value: Double?) -> String { value.map { String(format: "%.3f", $0) } ?? "-" }
      layout.add(
        "\(point.decisions) decisions",
        [
          number(point.areaUnderROC), number(point.averagePrecision),
          String(format: "%.0f", point.wrong), String(format: "%.0f", point.estimate),
          String(format: "%.0f-%.0f", point.low, point.high), point.coverage.percent() + " %",
        ])
    }
    return layout.text(width: width)
  }

  private static func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }
}
