import Labels
import Render

/// The whole screen as a frame, made without a terminal: a pure function of session, content and look.
struct Scene {
  private let look: Look
  private let painters: CanvasPainters

  /// Prepares the painters for a look.
  init(_ look: Look) {
    self.look = look
    painters = CanvasPainters(look)
  }

  /// Paints a frame of the session's size.
  /// - Complexity: O(visible pixels).
  func frame(of session: Session, content: SceneContent) -> Frame {
    var frame = Frame(width: session.size.width, height: session.size.height)
    let layout = Layout(session.size)
    if case .help(let page) = session.screen {
      paintHelp(session, page, layout, into: &frame)
      return frame
    }
    if PageView(session: session, content: content, look: look, painter: painters.labels)
      .paint(into: &frame)
    {
      paintFoot(session, layout, into: &frame)
      return frame
    }
    paintPanels(session, content, layout, into: &frame)
    if let status = layout.status {
      StatusView(session: session, look: look, hasTitle: layout.title != nil)
        .paint(into: &frame, at: status)
    }
    paintFoot(session, layout, into: &frame)
    return frame
  }

  /// Keys and messages.
  private func paintFoot(_ session: Session, _ layout: Layout, into frame: inout Frame) {
    if let keyBar = layout.keyBar {
      KeyBarView(session: session, look: look).paint(into: &frame, at: keyBar)
    }
    if let row = layout.messageRow {
      MessageView(session: session, look: look).paint(into: &frame, at: row)
    }
  }

  private func paintPanels(
    _ session: Session, _ content: SceneContent, _ layout: Layout, into frame: inout Frame
  ) {
    CanvasView(session: session, content: content, look: look, painters: painters)
      .paint(into: &frame, at: layout.canvas)
    if case .picker(let picker) = session.screen {
      PickerView(picker: picker, look: look).paint(into: &frame, at: layout.canvas)
    }
    if case .bulk(let dialog) = session.screen {
      BulkView(dialog: dialog, look: look).paint(into: &frame, at: layout.canvas)
    }
    if let area = layout.queue {
      QueueView(session: session, look: look).paint(into: &frame, at: area)
      paintBorder(x: area.maxX, layout, into: &frame)
    }
    if let area = layout.component {
      ComponentView(
        session: session, look: look, detail: content.detail, area: content.area
      )
      .paint(into: &frame, at: area)
      paintBorder(x: area.x - 1, layout, into: &frame)
    }
    if case .lint(let table) = session.screen {
      let body = Rectangle<ScreenSpace>(
        x: 0, y: layout.canvas.y, width: frame.width, height: layout.canvas.height)
      LintView(table: table, look: look).paint(into: &frame, at: body)
    }
    if let title = layout.title {
      TitleView(session: session, look: look, layout: layout).paint(into: &frame, at: title)
    }
  }

  private func paintBorder(x: Int, _ layout: Layout, into frame: inout Frame) {
    let line = Rectangle<ScreenSpace>(
      x: x, y: layout.canvas.y, width: 1, height: layout.canvas.height)
    frame.fill(line, with: Cell(look.symbols.bar, style: look.border))
  }

  private func paintHelp(
    _ session: Session, _ page: HelpPage, _ layout: Layout, into frame: inout Frame
  ) {
    let keyRows = layout.keyBar == nil ? 0 : 1
    let title = Rectangle<ScreenSpace>(x: 0, y: 0, width: frame.width, height: min(1, frame.height))
    frame.fill(title, with: Cell(" ", style: look.bar))
    var pen = Pen(title, look: look)
    pen.write(" keys and commands", look.bar, into: &frame)
    if page.isSearching {
      pen.write("  /", look.bar, into: &frame)
      pen.write(page.editor, look.bar, into: &frame)
    }
    let body = Rectangle<ScreenSpace>(
      x: 0, y: title.height, width: frame.width,
      height: max(0, frame.height - title.height - keyRows))
    HelpView(look: look, keymap: session.keymap, page: page).paint(into: &frame, at: body)
    if let keyBar = layout.keyBar {
      KeyBarView(session: session, look: look).paint(into: &frame, at: keyBar)
    }
  }
}
