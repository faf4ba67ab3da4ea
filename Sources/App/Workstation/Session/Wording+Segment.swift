import Labels
import Refiner

extension Wording {
  /// Which of the masks is proposed and what SAM thinks of it, such as `1/3, predicted IoU 0.92`; nil before
  /// there is one.
  static func proposal(_ segment: SegmentTool) -> String? {
    guard let candidate = segment.candidate else { return nil }
    return "\(segment.choice + 1)/\(segment.candidates.count), predicted IoU "
      + fraction(candidate.predictedIoU)
  }

  /// What a tool has done, or what it waits for.
  static func progress(
    _ tool: CanvasTool, _ activity: SegmentationActivity, taxonomy: Taxonomy
  ) -> String {
    guard case .segment(let segment) = tool else { return change(tool, taxonomy: taxonomy) }
    if let failure = segment.failure, !segment.isWaiting { return "SAM: \(failure)" }
    if segment.question == nil { return "no prompt is left: put a point or a box" }
    guard segment.isWaiting else { return change(tool, taxonomy: taxonomy) }
    switch activity {
    case .encoding(let percent, isAhead: false):
      return "SAM looks at the image: \(percent)% \u{2026}"
    default: return "SAM answers \u{2026}"
    }
  }

  /// What was put by hand, such as `3 points and a box`; nil for nothing.
  static func handMade(_ segment: SegmentTool) -> String? {
    let (points, hasBox) = segment.handMade
    let parts =
      (points > 0 ? [points == 1 ? "1 point" : "\(points) points"] : [])
      + (hasBox ? ["a box"] : [])
    return parts.isEmpty ? nil : parts.joined(separator: " and ")
  }

  /// What is being encoded ahead, for the status line; nil when nothing is.
  static func encoding(_ activity: SegmentationActivity) -> String? {
    guard case .encoding(let percent, _) = activity else { return nil }
    return "SAM \(percent)%"
  }
}

extension SegmentTool {
  /// What it is set to, for the status line.
  var settings: [String] {
    var parts: [String] = [isInside ? "points IN" : "points OUT"]
    var prompts: [String] = []
    let count = prompt.points.count
    if count > 0 { prompts.append(count == 1 ? "1 point" : "\(count) points") }
    if prompt.box != nil { prompts.append("box") }
    if prompt.usesMask { prompts.append("own pixels") }
    parts.append(prompts.isEmpty ? "no prompt" : prompts.joined(separator: "+"))
    if let corner { parts.append("box from \(corner.x),\(corner.y)") }
    if usesRegion, let region {
      parts.append("looks at \(region.width)x\(region.height)")
    } else {
      parts.append("looks at all")
    }
    return parts
  }
}
