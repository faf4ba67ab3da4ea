import Labels
import Refiner
import Render

/// The image in one pane or two, with the component under the cursor marked.
struct CanvasView {
  let session: Session
  let content: SceneContent
  let look: Look
  let painters: CanvasPainters

  /// Paints the canvas, or says what is missing.
  func paint(into frame: inout Frame, at area: Rectangle<ScreenSpace>) {
    guard let viewport = session.view.viewport, session.queue.current != nil, !area.isEmpty else {
      return say(emptyText, into: &frame, at: area)
    }
    switch content.map {
    case .loading: say("loading \(session.image?.stem ?? "") \u{2026}", into: &frame, at: area)
    case .failed(let reason): say(reason, into: &frame, at: area)
    case .ready(let map):
      paint(session.tool?.edit.shownMap ?? map, viewport, into: &frame, at: area)
    }
  }

  private func paint(
    _ map: LabelMap, _ viewport: Viewport, into frame: inout Frame,
    at area: Rectangle<ScreenSpace>
  ) {
    let view = session.view
    let panes = PaneLayout(area, isSplit: view.second != nil, imageSize: session.image?.size)
    let pane = PaneView(
      session: session, content: content, look: look, painters: painters.painters(for: session),
      map: map, viewport: viewport)
    let isSplit = panes.second != nil
    pane.paint(view.firstMode, isNamed: isSplit, into: &frame, at: panes.first)
    if let second = panes.second, let mode = view.second {
      pane.paint(mode, isNamed: true, into: &frame, at: second)
    }
    if let divider = panes.divider {
      let sign = divider.width == 1 ? look.symbols.bar : look.symbols.line
      frame.fill(divider, with: Cell(sign, style: look.border))
    }
    if view.showsMiniMap {
      MiniMapView(session: session, look: look, labels: painters.labels)
        .paint(map, viewport, into: &frame, at: panes.first)
    }
  }

  private var emptyText: String {
    let queue = session.queue
    guard !queue.filter.isAll else {
      return "Nothing to review here. \(session.keymap.keyName(of: .quit)) leaves."
    }
    return "No component is \(queue.filter.text). "
      + "\(session.keymap.keyName(of: .filter)) changes the filter, :filter all shows every component."
  }

  private func say(
    _ text: String, into frame: inout Frame, at area: Rectangle<ScreenSpace>
  ) {
    var pen = Pen(area, look: look)
    pen.wrap(text, look.muted, limit: area.height, into: &frame)
  }
}
