import Labels
import Refiner
import Render

/// The screens about the whole run, each of which takes the whole terminal.
struct PageView {
  let session: Session
  let content: SceneContent
  let look: Look
  let painter: LabelPainter

  /// Paints heading and body; false when no such screen is open.
  func paint(into frame: inout Frame) -> Bool {
    let layout = PageLayout(session.size)
    switch session.screen {
    case .losses(let cut):
      let view = LossView(cut: cut, look: look)
      paintTitle(view.titles, into: &frame, at: layout.title)
      view.paint(LossLayout(session.size), into: &frame)
    case .overview(let overview):
      let view = OverviewView(
        overview: overview, pictures: content.pictures, look: look, painter: painter)
      paintTitle(view.titles, into: &frame, at: layout.title)
      view.paint(
        overview.layout(session.size, imageSize: session.setup.images.first?.size), into: &frame)
    case .classTable(let table):
      let view = ClassTableView(table: table, look: look)
      paintTitle(view.titles, into: &frame, at: layout.title)
      view.paint(into: &frame, at: layout.body)
    default: return false
    }
    return true
  }

  private func paintTitle(
    _ texts: [String], into frame: inout Frame, at area: Rectangle<ScreenSpace>
  ) {
    frame.fill(area, with: Cell(" ", style: look.bar))
    var pen = Pen(area, look: look)
    pen.write(firstFitting: texts.map { " \($0)" }, look.bar, into: &frame)
  }
}
