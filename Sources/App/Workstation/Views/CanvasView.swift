import Labels
import Refiner
import Render

/// The image: labels, photo or both, with the component under the cursor marked.
struct CanvasView {
  let session: Session
  let content: SceneContent
  let look: Look
  let labels: LabelPainter
  let photos: PhotoPainter

  /// The share of the class colour over the photo.
  private static let blendRatio = 0.45

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
      mark(viewport, into: &frame, at: area)
    }
  }

  private func paint(
    _ map: LabelMap, _ viewport: Viewport, into frame: inout Frame,
    at area: Rectangle<ScreenSpace>
  ) {
    switch content.photo {
    case .ready(let photo) where session.view.mode == .photo:
      photos.paint(photo, viewport: viewport, into: &frame, at: area)
    case .ready(let photo) where session.view.mode == .blend:
      photos.blend(
        photo, with: map, ratio: Self.blendRatio, labels: labels, rule: look.rule,
        viewport: viewport, into: &frame, at: area)
    default:
      labels.paint(map, viewport: viewport, into: &frame, at: area, rule: look.rule)
    }
    switch content.photo {
    case .loading: sayShortly("loading the photo \u{2026}", into: &frame, at: area)
    case .failed(let reason): sayShortly(reason, into: &frame, at: area)
    case .ready, nil: break
    }
  }

  private func mark(
    _ viewport: Viewport, into frame: inout Frame, at area: Rectangle<ScreenSpace>
  ) {
    if let tool = session.tool {
      return ToolView(tool: tool, labels: labels)
        .paint(viewport, into: &frame, at: area)
    }
    guard session.view.overlay != .off, let mask = content.mask, let item = session.queue.current
    else { return }
    // Over labels a fill is a bright silhouette; over a photo it is the class's own colour.
    let isFilledPhoto =
      session.view.overlay == .fill && session.view.mode != .labels && content.photo?.value != nil
    let shown = session.shownClass(of: item)
    Overlay(
      labels: labels, selected: mask, mode: session.view.overlay,
      recolour: isFilledPhoto ? shown : nil
    ).paint(viewport: viewport, into: &frame, at: area)
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

  private func sayShortly(
    _ text: String, into frame: inout Frame, at area: Rectangle<ScreenSpace>
  ) {
    let line = Rectangle<ScreenSpace>(
      x: area.x, y: area.y, width: area.width, height: min(1, area.height))
    frame.fill(line, with: .blank)
    var pen = Pen(line, look: look)
    pen.write(" \(text)", look.warning, into: &frame)
  }
}
