import Labels
import Refiner

extension Wording {
  /// What becomes of pixels that are given up.
  static func fill(_ fill: LostPixelFill, taxonomy: Taxonomy) -> String {
    switch fill {
    case .void: "void"
    case .nearest: "nearest class"
    case .classID(let id): taxonomy.name(of: id)
    }
  }

  /// The heading of the canvas while a tool works on a component.
  static func toolTitle(_ tool: CanvasTool, taxonomy: Taxonomy) -> String {
    let pending = tool.edit.pending
    let before = taxonomy.name(of: pending.currentClass)
    if tool.edit.isComparing { return "BEFORE: \(before)" }
    let after = taxonomy.name(of: pending.proposal.classID)
    let name = before == after ? after : "\(before) \u{2192} \(after)"
    if case .segment(let segment) = tool, let text = proposal(segment) {
      return "SAM of \(name): \(text)"
    }
    return "\(tool.name.uppercased()) of \(name)"
  }

  /// What a tool is set to, for the status line.
  static func toolSettings(_ tool: CanvasTool, taxonomy: Taxonomy) -> [String] {
    let proposal = tool.edit.pending.proposal
    let pixel = tool.edit.cursor.pixel
    return tool.settings + [
      "given up \u{2192} \(fill(proposal.fill, taxonomy: taxonomy))",
      proposal.takesFromNeighbours ? "takes from all" : "takes void only",
      "at \(pixel.x),\(pixel.y)",
    ]
  }

  /// Pixels gained and lost by class, such as `+1,240 px (road 1,200, void 40) · -310 px (void)`.
  static func change(_ tool: CanvasTool, taxonomy: Taxonomy) -> String {
    let pending = tool.edit.pending
    let change = pending.change
    var parts: [String] = []
    if change.gainedCount > 0 {
      parts.append("+\(grouped(change.gainedCount)) px (\(shares(change.gainedFrom, taxonomy)))")
    }
    if change.lostCount > 0 {
      parts.append("-\(grouped(change.lostCount)) px (\(shares(change.lostTo, taxonomy)))")
    }
    if pending.proposal.classID != pending.currentClass {
      parts.append("all of it \(taxonomy.name(of: pending.proposal.classID))")
    }
    return parts.isEmpty ? "no change yet" : parts.joined(separator: " \u{B7} ")
  }

  /// Classes that a change names at most, unless there is only one more.
  private static let classesNamed = 3

  /// Classes with their pixels, the number left out where there is only one.
  private static func shares(_ shares: [MaskChange.Share], _ taxonomy: Taxonomy) -> String {
    if shares.count == 1 { return name(shares[0], taxonomy) }
    // The line has to hold what is lost as well.
    let named = shares.count > classesNamed + 1 ? Array(shares.prefix(classesNamed)) : shares
    let texts = named.map { "\(name($0, taxonomy)) \(grouped($0.count))" }
    let others = shares.count - named.count
    return (texts + (others > 0 ? ["\(others) others"] : [])).joined(separator: ", ")
  }

  private static func name(_ share: MaskChange.Share, _ taxonomy: Taxonomy) -> String {
    share.classID.isVoid ? "void" : taxonomy.name(of: share.classID)
  }

  /// Why a line did not split a component.
  static func problem(_ problem: SplitProblem) -> String {
    switch problem {
    case .noLine: "move the cursor to the line's other end first"
    case .missed: "the line does not touch it"
    case .notCutThrough: "the line does not cut through; put both ends outside of it"
    }
  }
}
