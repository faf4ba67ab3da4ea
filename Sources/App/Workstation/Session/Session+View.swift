import Labels
import Refiner
import Render

extension Session {
  /// Changes what of the image is seen.
  mutating func performLook(_ command: Command, count: Int) {
    guard queue.current != nil else {
      message = .info("there is no image to look at")
      return
    }
    switch command {
    case .zoomIn: zoom(by: 1.25, times: count)
    case .zoomOut: zoom(by: 1 / 1.25, times: count)
    case .follow: toggleFollow()
    case .resetView:
      view.placement = .whole
      placeView()
    case .panLeft: pan(columns: -count, rows: 0)
    case .panRight: pan(columns: count, rows: 0)
    case .panUp: pan(columns: 0, rows: -count)
    case .panDown: pan(columns: 0, rows: count)
    case .lessContext: changeContext(by: 1 / 1.5, times: count)
    case .moreContext: changeContext(by: 1.5, times: count)
    default: break
    }
  }

  /// Puts the view on the component under the cursor.
  mutating func placeView() {
    guard let item = queue.current, let image else { return }
    view.place(bounds(of: item), of: image.size, in: canvas)
  }

  /// The rectangle around a component, which a new shape moves.
  func bounds(of item: QueueItem) -> Rectangle<ImageSpace> {
    shapes(of: item).newest(of: item.id)?.reshape.mask.bounds ?? item.bounds
  }

  /// Takes over a view that was stored; what is not understood is left as it is.
  mutating func restoreView(_ summary: String) {
    guard let image else { return }
    view.restore(summary, imageSize: image.size)
    if !setup.hasTruth {
      if view.mode.needsTruth { view.mode = .labels }
      if view.second?.needsTruth == true { view.second = .labels }
    }
    placeView()
  }

  /// Goes to the component of the last session, or on from there when it has been decided since.
  ///
  /// `entries` is the number of journal rows when the place was stored; more of them now mean that the
  /// last session ended without storing it again.
  mutating func restorePlace(_ id: ComponentID, entries: Int) {
    guard let place = queue.place(of: id) else { return }
    queue.move(to: place)
    selectionChanged()
    if entries != review.entries, isDecided(id) { moveToUndecided(step: 1, count: 1) }
    message = nil
  }

  /// Where the panes of the canvas are.
  var panes: PaneLayout {
    PaneLayout(Layout(size).canvas, isSplit: view.second != nil, imageSize: image?.size)
  }

  /// The first pane's place on the screen; the viewport is that of both.
  var canvas: Rectangle<ScreenSpace> { panes.first }

  /// Crops to the component with more or less around it.
  private mutating func changeContext(by factor: Double, times: Int) {
    var context = view.context
    for _ in 0..<min(times, 20) { context *= factor }
    view.context = min(max(context, ViewState.contexts.lowerBound), ViewState.contexts.upperBound)
    view.placement = .crop
    placeView()
    let share = Int((view.context * 100).rounded())
    message = .info("around the component: \(share) % of its size on each side")
  }

  private mutating func zoom(by factor: Double, times: Int) {
    guard var viewport = view.viewport, let item = queue.current else { return }
    let visible = viewport.visiblePixels(in: canvas)
    let middle = tool?.edit.cursor.center ?? bounds(of: item).center
    let isVisible = visible.contains(x: Int(middle.x), y: Int(middle.y))
    for _ in 0..<min(times, 40) {
      viewport.zoom(by: factor, about: isVisible ? middle : nil)
    }
    view.viewport = viewport
    view.placement = .free
  }

  private mutating func toggleFollow() {
    view.placement = view.placement == .crop ? .whole : .crop
    placeView()
    let key = keymap.keyName(of: .follow)
    message = .info(
      view.placement == .crop
        ? "each next component is cropped to; \(key) again shows the whole image"
        : "whole image")
  }

  /// One step is a sixth of the canvas.
  private mutating func pan(columns: Int, rows: Int) {
    let area = canvas
    view.viewport?.pan(
      columns: columns * max(1, area.width / 6), rows: rows * max(1, area.height / 6))
    view.placement = .free
  }
}
