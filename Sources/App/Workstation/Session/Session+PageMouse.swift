import Labels
import Refiner

extension Session {
  /// The mouse on a screen about the whole run: a click chooses, a second one opens, the wheel scrolls.
  mutating func takePageMouse(_ mouse: MouseEvent) {
    switch mouse.action {
    case .scroll(_, let rows) where rows != 0: scrollPage(rows)
    case .press(.left): clickPage(mouse)
    default: break
    }
  }

  private mutating func scrollPage(_ rows: Int) {
    switch screen {
    case .losses: perform(Invocation(rows > 0 ? .classesDown : .classesUp))
    case .overview: perform(Invocation(rows > 0 ? .tileDown : .tileUp))
    case .classTable: perform(Invocation(rows > 0 ? .rowDown : .rowUp))
    default: break
    }
  }

  private mutating func clickPage(_ mouse: MouseEvent) {
    switch screen {
    case .losses(var cut):
      let plot = LossLayout(size).plot
      guard plot.contains(x: mouse.x, y: mouse.y) else { return }
      let place = cut.column(of: cut.cutOff, columns: plot.width)
      cut.move(by: mouse.x - plot.x - place, columns: plot.width)
      screen = .losses(cut)
    case .overview(var overview):
      let layout = overview.layout(size, imageSize: setup.images.first?.size)
      let visible = layout.visible(selection: overview.selection, count: overview.tiles.count)
      let hit = visible.first {
        layout.tile($0 - visible.lowerBound).contains(x: mouse.x, y: mouse.y)
      }
      guard let hit else { return }
      if hit == overview.selection { return perform(Invocation(.openTile)) }
      overview.move(by: hit - overview.selection)
      screen = .overview(overview)
    case .classTable(var table):
      let body = PageLayout(size).body
      let visible = table.visible(height: max(1, body.height - 1)).rows
      let place = visible.lowerBound + mouse.y - body.y - 1
      guard body.contains(x: mouse.x, y: mouse.y), mouse.y > body.y, visible.contains(place)
      else { return }
      if place == table.selection { return perform(Invocation(.openClass)) }
      table.move(by: place - table.selection)
      screen = .classTable(table)
    default: break
    }
  }
}
