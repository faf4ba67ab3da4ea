import Labels
import Refiner
import Render

extension Session {
  /// Asks for a canvas tool on the component under the cursor.
  mutating func requestEdit(_ request: EditRequest) {
    guard queue.current != nil else {
      message = .info("there is no component to change")
      return
    }
    // A new shape fits one component, and the range could not be ended from within the tool.
    guard queue.anchor == nil else {
      message = .info("first end the range with \(keymap.keyName(of: .selectRange))")
      return
    }
    view.isComparing = false
    view.isBlinkPhase = false
    editRequest = request
  }

  /// The canvas tool that was asked for, once.
  mutating func takeEditRequest() -> EditRequest? {
    defer { editRequest = nil }
    return editRequest
  }

  /// Begins a canvas tool on the component under the cursor.
  ///
  /// map: with all decisions.  mask: the component's pixels in it.
  mutating func begin(_ request: EditRequest, map: LabelMap, mask: Mask) {
    guard let item = queue.current, let viewport = view.viewport else { return }
    guard !mask.bounds.isEmpty else {
      message = .info("other components have taken all its pixels")
      return
    }
    let edit = CanvasEdit(item, map: map, mask: mask, classID: classNow(of: item))
    switch request {
    case .shape: tool = .shape(ShapeTool(edit, scale: viewport.scale))
    case .segment: tool = segmentTool(edit)
    }
    revealCursor()
  }

  /// Moves the view so that it shows the canvas tool's cursor.
  mutating func revealCursor() {
    guard let tool else { return }
    view.reveal(tool.edit.cursor.pixel, in: canvas)
  }

  /// Does a command that all canvas tools have.
  mutating func performCanvas(_ command: Command, count: Int) {
    if let step = Self.cursorSteps[command] {
      let times = max(1, min(count, 1000))
      return moveCursor(columns: step.columns * times, rows: step.rows * times)
    }
    switch command {
    case .cycleLostFill: cycleLostFill()
    case .toggleNeighbours: toggleNeighbours()
    case .compareEdit: tool?.edit.isComparing.toggle()
    case .commitEdit: commitEdit()
    case .chooseShapeClass: openPicker()
    case .chooseLostClass:
      var picker = ClassPicker(setup.taxonomy)
      picker.isForLostPixels = true
      if case .classID(let id) = tool?.edit.pending.proposal.fill { picker.mark(id) }
      screen = .picker(picker)
    default: break
    }
  }

  private static let cursorSteps: [Command: (columns: Int, rows: Int)] = {
    let far = CanvasCursor.farSteps
    return [
      .cursorLeft: (-1, 0), .cursorDown: (0, 1), .cursorUp: (0, -1), .cursorRight: (1, 0),
      .cursorFarLeft: (-far, 0), .cursorFarDown: (0, far), .cursorFarUp: (0, -far),
      .cursorFarRight: (far, 0),
    ]
  }()

  private mutating func moveCursor(columns: Int, rows: Int) {
    guard let scale = view.viewport?.scale else { return }
    tool?.move { $0.move(columns: columns, rows: rows, scale: scale) }
    revealCursor()
  }

  private mutating func cycleLostFill() {
    guard let fill = tool?.edit.pending.proposal.fill else { return }
    let next: LostPixelFill = fill == .void ? .nearest : .void
    tool?.edit.pending.proposal.fill = next
    message = .info("pixels given up: \(Wording.fill(next, taxonomy: setup.taxonomy))")
  }

  private mutating func toggleNeighbours() {
    tool?.edit.pending.proposal.takesFromNeighbours.toggle()
    let takes = tool?.edit.pending.proposal.takesFromNeighbours == true
    message = .info(
      takes ? "other components may lose pixels to it" : "it takes void pixels only")
  }

  /// Does what a class that was picked is for: in a tool the new outline or the pixels given up, else the
  /// component.
  mutating func give(_ id: ClassID, isForLostPixels: Bool) {
    guard tool != nil else { return decide(.relabel(id)) }
    let name = setup.taxonomy.name(of: id)
    if isForLostPixels {
      tool?.edit.pending.proposal.fill = .classID(id)
      message = .info("pixels given up: \(name)")
    } else {
      if case .shape(var shape) = tool {
        shape.give(id)
        tool = .shape(shape)
      } else {
        tool?.edit.pending.proposal.classID = id
      }
      message = .info("its class: \(name)")
    }
  }

  /// Does what a command of the program means in a canvas tool; false when it is the same there.
  mutating func performToolProgram(_ command: Command) -> Bool {
    switch command {
    case .cancel, .quit: leaveTool()
    case .prompt:
      message = .info(
        "first \(keymap.keyName(of: .commitEdit)) to commit or \(keymap.keyName(of: .cancel)) to leave"
      )
    default: return false
    }
    return true
  }

  /// Decides for the mask as it would become, and goes on; the tool stays when the journal refuses.
  private mutating func commitEdit() {
    guard let tool else { return }
    guard let source = tool.source else {
      message = .info("there is no proposal for these prompts yet")
      return
    }
    let pending = tool.edit.pending
    let leave = keymap.keyName(of: .cancel)
    guard pending.isChanged else {
      message = .info(
        "nothing has changed; \(leave), then \(keymap.keyName(of: .keep)) accepts it as it is")
      return
    }
    guard !pending.change.leavesNothing else {
      message = .info(
        "nothing would be left of it; \(leave), then \(keymap.keyName(of: .discard)) rejects it")
      return
    }
    guard !pending.losesMost || tool.edit.confirmedLoss == pending.change.lost else {
      self.tool?.edit.confirmedLoss = pending.change.lost
      message = .info(
        "most of it would be given up; \(keymap.keyName(of: .commitEdit)) again decides so")
      return
    }
    let entries = review.entries
    let id = pending.proposal.classID
    decide(
      tool.onlyClassChanged
        ? .relabel(id) : .reshape(Reshape(pending.change, source: source), classID: id))
    // What was not saved stays on the canvas.
    guard review.entries > entries, self.tool != nil else { return }
    self.tool = nil
    placeView()
  }

  /// Lifts the pen or forgets a half-drawn line; else leaves the tool, with everything as it was.
  private mutating func leaveTool() {
    if case .segment = tool { return leaveSegment() }
    if case .shape(var shape) = tool, shape.forgetLine() || shape.pen != .up {
      shape.lift()
      tool = .shape(shape)
      message = .info("again: leave the shape as it was")
      return
    }
    let wasChanged = tool?.edit.pending.isChanged == true
    tool = nil
    placeView()
    message = .info(wasChanged ? "left; nothing was changed" : "left")
  }
}
