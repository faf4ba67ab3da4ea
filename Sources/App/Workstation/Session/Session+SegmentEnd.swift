import Labels
import Refiner

extension Session {
  /// Forgets a box that was begun; else leaves SAM mode, with everything as it was, after asking where prompts
  /// were put by hand.
  mutating func leaveSegment() {
    guard case .segment(var segment) = tool else { return }
    if segment.forgetCorner() {
      tool = .segment(segment)
      message = .info("box forgotten")
      return
    }
    if !segment.isLeaving, let text = Wording.handMade(segment) {
      segment.isLeaving = true
      tool = .segment(segment)
      message = .info("\(keymap.keyName(of: .cancel)) again gives up \(text)")
      return
    }
    tool = nil
    placeView()
    if segment.candidates.isEmpty, stopEncoding() { return }
    message = .info("left; nothing was changed")
  }

  /// The keys of SAM mode, the most important first.
  var segmentKeys: [KeyBarEntry] {
    guard case .segment(let segment) = tool else { return [] }
    let first: [Command] = segment.candidates.isEmpty ? [] : [.commitEdit, .nextCandidate]
    return bar(
      first + [.cancel, .help]
        + [
          .putPoint, .togglePolarity, .boxCorner, .removePrompt, .compareProposal, .toggleRegion,
          .cycleLostFill, .toggleNeighbours,
          .toggleMaskPrompt, .follow, .cycleMode,
        ])
  }

  /// Puts points and boxes with the mouse: a click is a point, the right button's is outside, a drag is a
  /// box; the wheel zooms.
  mutating func takeSegmentMouse(_ mouse: MouseEvent) {
    guard case .segment(var segment) = tool else { return }
    let pixel = Layout(size).canvas.contains(x: mouse.x, y: mouse.y) ? pixel(under: mouse) : nil
    switch (mouse.action, pixel) {
    case (.press(.left), let pixel?) where pixels(under: mouse) != nil:
      segment.edit.cursor.move(to: pixel)
      (pointer.held, pointer.hasMoved) = (mouse, false)
    case (.press(.right), let pixel?) where pixels(under: mouse) != nil:
      segment.edit.cursor.move(to: pixel)
      segment.put(segment.edit.cursor.pixel, isInside: false)
    case (.drag(.left), let pixel?):
      guard let held = pointer.held, (held.x, held.y) != (mouse.x, mouse.y) else { return }
      segment.beginBox(at: segment.edit.cursor.pixel)
      segment.edit.cursor.move(to: pixel)
      (pointer.held, pointer.hasMoved) = (mouse, true)
    case (.release, _):
      guard pointer.held != nil else { return }
      pointer.held = nil
      if pointer.hasMoved {
        if !segment.boxCorner() { message = .info("a box needs two corners apart") }
      } else {
        segment.put()
      }
    case (.scroll(let columns, let rows), _):
      return scrollCanvas(mouse, columns: columns, rows: rows)
    default: return
    }
    tool = .segment(segment)
  }
}
