import Labels
import Refiner

/// The shape tools at work on one component: what keys do to its mask, step by step.
struct ShapeTool: Hashable, Sendable {
  /// What moving the cursor does.
  enum Pen: Hashable, Sendable {
    case up, paint, erase
  }

  /// What Tab goes through after a tool that leaves a choice.
  enum Alternatives: Hashable, Sendable {
    /// Two parts, the one that stays first.
    case parts(Mask, Mask)
    /// Neighbours' classes and the one taken.
    case neighbours([MaskNeighbour], taken: Int)
  }

  /// The widest brush, in pixels.
  static let largestBrush = 199

  /// The mask being changed, and the cursor.
  var edit: CanvasEdit
  /// What moving the cursor does.
  private(set) var pen = Pen.up
  /// Diameter of the brush in pixels, odd.
  private(set) var brush: Int
  /// Where the line of a split begins; nil when none was begun.
  private(set) var lineStart: Pixel?
  /// What Tab goes through; nil when there is no choice.
  private(set) var alternatives: Alternatives?
  /// What was used, in order, for the journal.
  private(set) var log = ToolLog()

  private var lastPen = Pen.paint
  private var isStroking = false
  private var steps = ShapeHistory()

  /// Starts with the pen up and a brush as wide as a column of the canvas.
  init(_ edit: CanvasEdit, scale: Double) {
    self.edit = edit
    brush = min(Self.largestBrush, max(1, Int(scale / 2) * 2 + 1))
  }

  /// The pixels under the brush.
  var brushMask: Mask? {
    let pixel = edit.cursor.pixel
    return Mask.empty(edit.cursor.imageSize)
      .stroked(from: pixel, to: pixel, diameter: brush, setting: true)
  }

  // MARK: Cursor and brush

  /// Moves the cursor; a pen that is down draws along.
  mutating func move(_ body: (inout CanvasCursor) -> Void) {
    let start = edit.cursor.pixel
    body(&edit.cursor)
    if pen != .up { stroke(from: start, to: edit.cursor.pixel, pen) }
  }

  /// Puts the pen down to paint or to erase, or lifts it when it does so already.
  mutating func toggle(_ wanted: Pen) {
    isStroking = false
    pen = pen == wanted ? .up : wanted
    guard pen != .up else { return }
    lastPen = pen
    stroke(from: edit.cursor.pixel, to: edit.cursor.pixel, pen)
  }

  /// Lifts the pen.
  mutating func lift() {
    pen = .up
    isStroking = false
  }

  /// Paints, or erases when that was done last, under the brush once.
  mutating func stamp() {
    let pixel = edit.cursor.pixel
    stroke(from: pixel, to: pixel, pen == .up ? lastPen : pen)
    if pen == .up { isStroking = false }
  }

  /// Makes the brush wider, or narrower when negative, by so many steps of two pixels.
  mutating func widenBrush(by count: Int) {
    brush = max(1, min(Self.largestBrush, brush + 2 * count))
  }

  private mutating func stroke(from start: Pixel, to end: Pixel, _ pen: Pen) {
    let mask = edit.pending.proposal.mask.stroked(
      from: start, to: end, diameter: brush, setting: pen == .paint)
    guard mask != edit.pending.proposal.mask else { return }
    // A stroke is one step, however long the pen stays down.
    if !isStroking { begin() }
    isStroking = true
    log.note(pen == .paint ? .paint : .erase, "\(brush) px")
    edit.pending.proposal.mask = mask
  }

  // MARK: Tools

  /// Gives the component another mask by a tool; false, with nothing changed, when it is the same.
  mutating func apply(
    _ tool: ToolLog.Tool, _ parameter: String? = nil, _ body: (Mask) -> Mask
  ) -> Bool {
    let mask = body(edit.pending.proposal.mask)
    // All of them give the smallest bounds, so that equal masks are equal sets of pixels.
    guard mask != edit.pending.proposal.mask else { return false }
    begin()
    log.note(tool, parameter)
    edit.pending.proposal.mask = mask
    return true
  }

  /// Begins the line of a split, or ends it at the cursor.
  ///
  /// Returns what went wrong, nil when a line was begun or the mask was split.
  mutating func splitLine() -> SplitProblem? {
    guard let start = lineStart else {
      lineStart = edit.cursor.pixel
      return nil
    }
    lineStart = nil
    switch edit.pending.proposal.mask.split(from: start, to: edit.cursor.pixel) {
    case .failure(let problem): return problem
    case .success(let parts):
      let end = edit.cursor.pixel
      begin()
      log.note(.split, "\(start.x),\(start.y) \(end.x),\(end.y)")
      edit.pending.proposal.mask = parts.larger
      alternatives = .parts(parts.larger, parts.smaller)
      return nil
    }
  }

  /// Takes the class of the neighbour with the longest common border; false when there is none.
  mutating func merge() -> Bool {
    let pending = edit.pending
    let found = pending.proposal.mask.neighbours(in: pending.map)
      .filter { $0.classID != pending.proposal.classID }
    guard let first = found.first else { return false }
    begin()
    log.note(.merge)
    edit.pending.proposal.classID = first.classID
    alternatives = .neighbours(found, taken: 0)
    return true
  }

  /// Takes the other part, or the next neighbour; false when there is no choice.
  mutating func cycle(by step: Int) -> Bool {
    switch alternatives {
    case nil: return false
    case .parts(let kept, let cut):
      edit.pending.proposal.mask = cut
      alternatives = .parts(cut, kept)
    case .neighbours(let list, let taken):
      let next = (taken + step + list.count) % list.count
      edit.pending.proposal.classID = list[next].classID
      alternatives = .neighbours(list, taken: next)
    }
    return true
  }

  /// Gives it a class, as one step.
  mutating func give(_ id: ClassID) {
    guard id != edit.pending.proposal.classID else { return }
    begin()
    edit.pending.proposal.classID = id
  }

  /// Takes the last step back; false when there is none.
  mutating func undo() -> Bool {
    guard let step = steps.undo(from: now) else { return false }
    go(to: step)
    return true
  }

  /// Makes the step again that was taken back last; false when there is none, or another was made since.
  mutating func redo() -> Bool {
    guard let step = steps.redo(from: now) else { return false }
    go(to: step)
    return true
  }

  private var now: ShapeHistory.Step {
    let proposal = edit.pending.proposal
    return ShapeHistory.Step(mask: proposal.mask, classID: proposal.classID, log: log)
  }

  private mutating func go(to step: ShapeHistory.Step) {
    lineStart = nil
    alternatives = nil
    isStroking = false
    pen = .up
    edit.pending.proposal.mask = step.mask
    edit.pending.proposal.classID = step.classID
    log = step.log
  }

  /// Forgets a line that was begun; false when there was none.
  mutating func forgetLine() -> Bool {
    defer { lineStart = nil }
    return lineStart != nil
  }

  /// Notes how things are before a step.
  private mutating func begin() {
    steps.append(now)
    alternatives = nil
    isStroking = false
  }
}
