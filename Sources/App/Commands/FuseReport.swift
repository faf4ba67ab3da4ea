import Foundation
import Labels
import Refiner

/// What `fleck fuse` prints at its end.
struct FuseReport: Encodable {
  /// One class.
  private struct Row: Encodable {
    var pixels: [Int]
    var anyPixels: Int
    var agreedPixels: Int
    var keptPixels: Int
    var agreed: Double?
    var iou: Double?

    enum CodingKeys: CodingKey { case pixels, anyPixels, agreedPixels, keptPixels, agreed, iou }

    /// A share of nothing is null.
    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(pixels, forKey: .pixels)
      try container.encode(anyPixels, forKey: .anyPixels)
      try container.encode(agreedPixels, forKey: .agreedPixels)
      try container.encode(keptPixels, forKey: .keptPixels)
      try container.encode(agreed, forKey: .agreed)
      try container.encode(iou, forKey: .iou)
    }
  }

  private let sets: [String]
  private let rule: String
  private let images: Int
  private let totalPixels: Int
  private let coverage: Double
  private let kappa: Double?
  private let classes: [String: Row]
  private let order: [String]

  private enum CodingKeys: CodingKey {
    case sets, rule, images, totalPixels, coverage, kappa, classes
  }

  init(_ agreement: FusionAgreement, sets: [String], rule: FusionRule, images: Int) {
    self.sets = sets
    self.rule = rule.rawValue
    self.images = images
    totalPixels = agreement.totalPixels
    coverage = agreement.coverage
    kappa = agreement.kappa
    order = agreement.taxonomy.classes.map(\.name)
    var rows: [String: Row] = [:]
    for (place, counts) in agreement.classes.enumerated() {
      rows[order[place]] = Row(
        pixels: counts.pixels, anyPixels: counts.any, agreedPixels: counts.all,
        keptPixels: counts.kept, agreed: counts.agreed,
        iou: agreement.intersectionOverUnion(ofClassAt: place))
    }
    classes = rows
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(sets, forKey: .sets)
    try container.encode(rule, forKey: .rule)
    try container.encode(images, forKey: .images)
    try container.encode(totalPixels, forKey: .totalPixels)
    try container.encode(coverage, forKey: .coverage)
    try container.encode(kappa, forKey: .kappa)
    try container.encode(classes, forKey: .classes)
  }

  /// The table of classes, and what holds for all of them.
  func text(target: String) -> String {
    let width = order.map(\.count).max() ?? 0
    var lines = [
      "class".padded(to: width) + "   agreed %      IoU         kept   pixels of each set"
    ]
    for name in order {
      guard let row = classes[name] else { continue }
      lines.append(
        name.padded(to: width) + Self.percent(row.agreed).indented(to: 11)
          + Self.percent(row.iou).indented(to: 9) + "\(row.keptPixels)".indented(to: 13) + "   "
          + row.pixels.map(String.init).joined(separator: " "))
    }
    let chance = kappa.map { String(format: "%.3f", $0) } ?? "-"
    let share = String(format: "%.1f", coverage * 100)
    lines.append("kappa \(chance), \(share) % of \(totalPixels) pixels labelled")
    lines.append("\(target): \(images) maps")
    return lines.map(\.sanitised).joined(separator: "\n")
  }

  private static func percent(_ share: Double?) -> String {
    share.map { String(format: "%.1f", $0 * 100) } ?? "-"
  }
}
