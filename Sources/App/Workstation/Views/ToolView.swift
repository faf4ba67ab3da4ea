import Labels
import Refiner
import Render

/// The mask being changed over a painted canvas: its outline, what it gains and loses, the cursor.
struct ToolView {
  let tool: CanvasTool
  let labels: LabelPainter

  /// Marks the canvas.
  func paint(
    _ viewport: Viewport, into frame: inout Frame, at area: Rectangle<ScreenSpace>
  ) {
    let edit = tool.edit
    Overlay(labels: labels, selected: edit.shownMask, mode: .outline)
      .paint(viewport: viewport, into: &frame, at: area)
    if !edit.isComparing {
      let change = edit.pending.change
      ChangeOverlay(labels: labels, gained: change.gained, lost: change.lost)
        .paint(viewport: viewport, into: &frame, at: area)
    }
    for mark in tool.marks {
      CursorOverlay(labels: labels, pixel: mark)
        .paint(viewport: viewport, into: &frame, at: area)
    }
    if case .segment(let segment) = tool {
      let box = segment.prompt.box.map { ($0.topLeft, $0.bottomRight) }
      PromptOverlay(
        labels: labels,
        marks: segment.prompt.points.map { .init($0.point, isInside: $0.isInside) }, box: box
      ).paint(viewport: viewport, into: &frame, at: area)
    }
    CursorOverlay(labels: labels, pixel: edit.cursor.pixel, brush: tool.brush)
      .paint(viewport: viewport, into: &frame, at: area)
  }
}
