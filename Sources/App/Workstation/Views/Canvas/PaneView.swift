import Labels
import Refiner
import Render

/// One pane of the canvas: the image in one mode, outlines, and a name where it needs one.
struct PaneView {
  let session: Session
  let content: SceneContent
  let look: Look
  let painters: CanvasPainters
  /// The labels with all decisions.
  let map: LabelMap
  let viewport: Viewport

  /// Paints the pane.
  ///
  /// isNamed: whether it says what it shows; changes and truth always do.
  func paint(
    _ mode: CanvasMode, isNamed: Bool, into frame: inout Frame, at area: Rectangle<ScreenSpace>
  ) {
    paintImage(mode, into: &frame, at: area)
    paintBorders(mode, into: &frame, at: area)
    mark(mode, into: &frame, at: area)
    PaneNote(session: session, content: content, look: look)
      .paint(mode, isNamed: isNamed, into: &frame, at: area)
  }

  private func paintImage(
    _ mode: CanvasMode, into frame: inout Frame, at area: Rectangle<ScreenSpace>
  ) {
    let labels = painters.labels
    switch (mode, content.photo, content.truth) {
    case (.photo, .ready(let photo), _):
      painters.photos.paint(photo, viewport: viewport, into: &frame, at: area)
    case (.blend, .ready(let photo), _):
      painters.photos.blend(
        photo, with: map, ratio: session.view.blendRatio, labels: labels, rule: look.rule,
        viewport: viewport, into: &frame, at: area)
    case (.before, _, _):
      labels.paint(
        content.base ?? map, viewport: viewport, into: &frame, at: area, rule: look.rule)
    case (.diff, _, _):
      labels.paintDifference(
        from: content.base ?? map, to: map, viewport: viewport, into: &frame, at: area,
        rule: look.rule)
    case (.truth, _, .ready(let truth)), (.errors, _, .ready(let truth)):
      labels.paintDifference(
        from: map, to: truth, agreement: mode == .truth ? .coloured : .grey, ignoringVoid: true,
        viewport: viewport, into: &frame, at: area,
        rule: look.rule)
    default:
      labels.paint(map, viewport: viewport, into: &frame, at: area, rule: look.rule)
    }
  }

  private func paintBorders(
    _ mode: CanvasMode, into frame: inout Frame, at area: Rectangle<ScreenSpace>
  ) {
    guard session.view.outlines == .all else { return }
    // Components as they were refined, also where decisions made neighbours alike; new shapes are in the map.
    let isReshaped = !session.shownShapes.isEmpty
    let isPhoto = mode == .photo && content.photo?.value != nil
    painters.labels.paintBorders(
      of: isReshaped ? map : content.base ?? map, style: isPhoto ? .classColour : .contrast,
      viewport: viewport,
      into: &frame, at: area, rule: look.rule)
  }

  private func mark(
    _ mode: CanvasMode, into frame: inout Frame, at area: Rectangle<ScreenSpace>
  ) {
    if let tool = session.tool {
      return ToolView(tool: tool, labels: painters.labels)
        .paint(viewport, into: &frame, at: area)
    }
    guard let mask = content.mask, let item = session.queue.current else { return }
    let overlay = session.view.overlay
    // Over labels a fill is a bright silhouette; over a photo it is the class's own colour.
    let isFilledPhoto = overlay == .fill && mode.needsPhoto && content.photo?.value != nil
    let shown = session.shownClass(of: item)
    Overlay(
      labels: painters.labels, selected: overlay == .off ? nil : mask, mode: overlay,
      recolour: isFilledPhoto ? shown : nil, proposal: proposal(of: item, mask)
    ).paint(viewport: viewport, into: &frame, at: area)
  }

  /// What taking the suggestion would change.
  private func proposal(of item: QueueItem, _ mask: Mask) -> Overlay.Proposal? {
    let after = item.acceptance.classAfter
    guard session.view.outlines != .selected, !session.isDecided(item.id), after != item.classID
    else { return nil }
    return Overlay.Proposal(mask: mask, classID: after)
  }
}
