import Labels
import Refiner
import Render

extension Session {
  /// Gives one report of the mouse to what is under the pointer.
  mutating func take(_ mouse: MouseEvent) {
    switch mouse.action {
    case .press(.left), .scroll:
      let wasTyping = !keys.pendingText.isEmpty
      keys.cancel()
      let hidesKeys = message != nil && Layout(size).message == nil
      message = nil
      if mouse.action == .press(.left), clickKeyBar(mouse, isHidden: hidesKeys || wasTyping) {
        return
      }
    default: break
    }
    switch screen {
    case .review where tool != nil: takeToolMouse(mouse)
    case .review: takeReviewMouse(mouse)
    case .help(let page): takeHelpMouse(mouse, page)
    case .picker(let picker): takePickerMouse(mouse, picker)
    case .prompt, .note, .confirm, .bulk, .lint: break
    case .losses, .overview, .classTable: takePageMouse(mouse)
    }
  }

  /// The pixels that a click asks the component of, once.
  mutating func takePick() -> Rectangle<ImageSpace>? {
    defer { pointer.pick = nil }
    return pointer.pick
  }

  /// Goes to a component that was clicked, or says what it is when the queue does not hold it.
  mutating func pick(_ item: QueueItem?) {
    guard let found = item else {
      message = .info("no component here")
      return
    }
    let item = queue.catalogue.shown(found)
    if let place = queue.place(of: item.id) { return select(place) }
    message = .info(
      "\(setup.taxonomy.name(of: classNow(of: item))), \(Wording.grouped(item.area)) px, is not in "
        + "this queue; :filter all shows every component")
  }

  /// The pixels that a cell of the canvas shows; nil outside of the panes or of the image.
  func pixels(under mouse: MouseEvent) -> Rectangle<ImageSpace>? {
    guard let pane = panes.pane(x: mouse.x, y: mouse.y), let viewport = view.viewport else {
      return nil
    }
    let middle = viewport.imagePoint(
      ofCell: Point(x: Double(mouse.x), y: Double(mouse.y)), in: pane)
    let (left, top) = (middle.x - viewport.scale / 2, middle.y - viewport.scale)
    let cell = Rectangle<ImageSpace>(
      x: Int(left.rounded()), y: Int(top.rounded()),
      width: max(1, Int(viewport.scale.rounded())),
      height: max(1, Int((2 * viewport.scale).rounded())))
    let image = Rectangle<ImageSpace>(
      x: 0, y: 0, width: viewport.imageSize.width, height: viewport.imageSize.height)
    let shown = cell.intersection(image)
    return shown.isEmpty ? nil : shown
  }

  func imagePoint(under mouse: MouseEvent, _ viewport: Viewport) -> Point<ImageSpace> {
    viewport.imagePoint(
      ofCell: Point(x: Double(mouse.x), y: Double(mouse.y)),
      in: panes.pane(x: mouse.x, y: mouse.y) ?? canvas)
  }

  // MARK: Review

  private mutating func takeReviewMouse(_ mouse: MouseEvent) {
    let layout = Layout(size)
    switch mouse.action {
    case .press(.left):
      if layout.canvas.contains(x: mouse.x, y: mouse.y) {
        (pointer.held, pointer.hasMoved) = (mouse, false)
      } else if let list = layout.queue, list.contains(x: mouse.x, y: mouse.y) {
        clickQueue(mouse, list)
      }
    case .drag(.left): dragCanvas(mouse)
    case .release(.left):
      if pointer.held != nil, !pointer.hasMoved { clickCanvas(mouse) }
      pointer.held = nil
    case .scroll(let columns, let rows):
      if layout.canvas.contains(x: mouse.x, y: mouse.y) {
        scrollCanvas(mouse, columns: columns, rows: rows)
      } else if layout.queue?.contains(x: mouse.x, y: mouse.y) == true, rows != 0 {
        perform(Invocation(rows > 0 ? .nextItem : .previousItem))
      }
    default: break
    }
  }

  /// The list moves under the pointer when a row is selected: the second click is about the first's row.
  private mutating func clickQueue(_ mouse: MouseEvent, _ list: Rectangle<ScreenSpace>) {
    if pointer.click(mouse, at: setup.clock()) { return perform(Invocation(.follow)) }
    let first = QueueView.firstRow(
      count: queue.count, position: queue.position, height: list.height)
    let place = first + mouse.y - list.y
    if place < queue.count { select(place) }
  }

  private mutating func clickCanvas(_ mouse: MouseEvent) {
    if pointer.click(mouse, at: setup.clock()) { return perform(Invocation(.follow)) }
    guard queue.current != nil else { return }
    pointer.pick = pixels(under: mouse)
    if pointer.pick == nil { message = .info("outside of the image") }
  }

  /// The image follows the pointer.
  private mutating func dragCanvas(_ mouse: MouseEvent) {
    guard let last = pointer.held, (mouse.x, mouse.y) != (last.x, last.y), queue.current != nil
    else { return }
    view.viewport?.pan(columns: last.x - mouse.x, rows: last.y - mouse.y)
    view.placement = .free
    (pointer.held, pointer.hasMoved) = (mouse, true)
  }

  mutating func scrollCanvas(_ mouse: MouseEvent, columns: Int, rows: Int) {
    guard var viewport = view.viewport, queue.current != nil else { return }
    if rows != 0 {
      let factor = rows < 0 ? 1.25 : 1 / 1.25
      viewport.zoom(by: factor, about: imagePoint(under: mouse, viewport))
    }
    viewport.pan(columns: columns * max(1, canvas.width / 12), rows: 0)
    view.viewport = viewport
    view.placement = .free
  }

  // MARK: Other screens

  /// Presses what is under the pointer in the key bar; whether the bar was clicked at all.
  private mutating func clickKeyBar(_ mouse: MouseEvent, isHidden: Bool) -> Bool {
    guard let bar = Layout(size).keyBar, bar.contains(x: mouse.x, y: mouse.y) else { return false }
    let entry = KeyBarEntry.entry(at: mouse.x - bar.x, of: keyBar, width: bar.width)
    if !isHidden, let entry { for event in entry.events { take(event) } }
    return true
  }

  private mutating func takeHelpMouse(_ mouse: MouseEvent, _ old: HelpPage) {
    guard case .scroll(_, let rows) = mouse.action else { return }
    var page = old
    page.scroll(by: 3 * rows, keymap: keymap, body: helpBody)
    screen = .help(page)
  }

  /// A click gives the class under the pointer, or leaves the choice.
  private mutating func takePickerMouse(_ mouse: MouseEvent, _ old: ClassPicker) {
    var picker = old
    switch mouse.action {
    case .scroll(_, let rows):
      picker.move(by: rows)
      screen = .picker(picker)
    case .press(.left):
      let view = PickerLayout(picker, in: Layout(size).canvas)
      guard view.box.contains(x: mouse.x, y: mouse.y) else {
        screen = .review
        return
      }
      guard let place = view.place(atRow: mouse.y) else { return }
      screen = .review
      give(picker.matches[place].id, isForLostPixels: picker.isForLostPixels)
    default: break
    }
  }
}
