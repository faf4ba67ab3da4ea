import Labels
import Refiner
import Render

/// What a pane shows, in its first row: its name, what is missing, or how much has changed.
struct PaneNote {
  let session: Session
  let content: SceneContent
  let look: Look

  /// Writes the note over the pane's first row, as wide as it is long.
  func paint(
    _ mode: CanvasMode, isNamed: Bool, into frame: inout Frame, at area: Rectangle<ScreenSpace>
  ) {
    guard !area.isEmpty, let (texts, style) = note(mode, isNamed: isNamed) else { return }
    var pen = Pen(
      Rectangle(x: area.x, y: area.y, width: area.width, height: 1), look: look)
    pen.write(firstFitting: texts.map { " \($0)" }, style, into: &frame)
    pen.write(" ", style, into: &frame)
  }

  /// The note, and the same in fewer and fewer words.
  private func note(_ mode: CanvasMode, isNamed: Bool) -> ([String], CellStyle)? {
    if let problem = problem(mode) { return ([problem], look.warning) }
    switch mode {
    case .labels, .photo: return isNamed ? ([mode.rawValue], look.selection) : nil
    case .blend:
      let share = Int((session.view.blendRatio * 100).rounded())
      return isNamed ? (["blend, \(share) % labels", "blend"], look.selection) : nil
    case .before: return (["before any decision", "before"], look.selection)
    case .diff: return (changes.map { "changed: \($0)" }, look.selection)
    case .truth, .errors: return (wrong.map { "\(mode.rawValue): \($0)" }, look.selection)
    }
  }

  private func problem(_ mode: CanvasMode) -> String? {
    if mode.needsPhoto { return text(of: content.photo, name: "the photo") }
    return mode.needsTruth ? text(of: content.truth, name: "the truth") : nil
  }

  private func text<Value>(of loaded: Loaded<Value>?, name: String) -> String? {
    switch loaded {
    case .loading: "loading \(name) \u{2026}"
    case .failed(let reason): reason
    case .ready, nil: nil
    }
  }

  /// The number of changed pixels and the largest change, then the number alone.
  private var changes: [String] {
    guard let found = content.changes, let first = found.changes.first else { return ["nothing"] }
    let count = "\(Wording.grouped(found.count)) px"
    return ["\(count), most \(name(first))", count]
  }

  private var wrong: [String] {
    guard let found = content.errors else { return [""] }
    guard let first = found.changes.first else {
      return ["every labelled pixel is right", "all right"]
    }
    let share = Double(found.count) * 1000 / Double(max(1, found.compared))
    let tenths = Int(share.rounded())
    let percent = "\(tenths / 10).\(tenths % 10) %"
    return [
      "\(percent) of the pixels wrong, most \(name(first))",
      "\(percent) wrong, most \(name(first))", "\(percent) wrong",
    ]
  }

  private func name(_ change: LabelDifference.Change) -> String {
    let names = [change.before, change.after].map { look.taxonomy.name(of: $0) }
    return "\(names[0]) \u{2192} \(names[1])"
  }
}
