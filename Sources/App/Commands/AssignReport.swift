import Labels
import Refiner

/// What `fleck assign` prints at its end.
struct AssignReport {
  private let summary: AssignmentSummary
  private let folder: String
  private let target: String
  private let holder: String?

  /// holder: who reviews the run right now; nil for nobody.
  init(_ summary: AssignmentSummary, folder: String, target: String, holder: String?) {
    self.summary = summary
    self.folder = folder.sanitised
    self.target = target.sanitised
    self.holder = holder
  }

  /// The report in words: who got what, what was read, what comes next.
  var text: String {
    let width = summary.parts.map { $0.reviewer.sanitised.count }.max() ?? 0
    var lines = summary.parts.map { part in
      let name = part.reviewer.sanitised
      return name.padded(to: width) + "  " + Self.words(part)
    }
    let shared = summary.isDynamic ? "all" : "\(summary.shared)"
    lines.append(
      "\(AgreementText.counted(summary.images, "image")) of \(folder), \(shared) for everybody")
    lines.append(read)
    let first = summary.parts.first?.reviewer.sanitised ?? ""
    lines.append("next: fleck review \(target)/\(first)")
    return lines.joined(separator: "\n")
  }

  private var read: String {
    let rows = "read up to row \(summary.rows) of its journal (\(summary.tip.prefix(8)))"
    guard let holder else { return rows }
    return "\(rows); it is under review by \(holder): later decisions are not in the parts"
  }

  private static func words(_ part: AssignmentSummary.Part) -> String {
    var words = [
      AgreementText.counted(part.images, "image"),
      "\(part.flagged) of \(AgreementText.counted(part.components, "component")) to review",
    ]
    if part.decided > 0 { words.append("\(part.decided) decided already") }
    if part.gold > 0 { words.append("\(part.gold) of your decisions hidden") }
    if part.repeats > 0 { words.append("\(part.repeats) twice") }
    return words.joined(separator: ", ")
  }

}
