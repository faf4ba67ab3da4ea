import Labels
import Refiner
import Render

/// The images of the run as small label maps, each with its progress.
struct OverviewView {
  let overview: Overview
  let pictures: [ImageID: Loaded<LabelMap>]
  let look: Look
  let painter: LabelPainter

  /// What the heading says, then the same in fewer words.
  var titles: [String] {
    let tiles = overview.tiles
    let done = tiles.count { $0.isDone }
    let images = "images \(overview.selection + (tiles.isEmpty ? 0 : 1))/\(tiles.count)"
    return [
      "\(images) \u{B7} \(done) done \u{B7} sorted by \(overview.order.rawValue)",
      "\(images) \u{B7} \(done) done", images,
    ]
  }

  /// Paints the tiles in sight.
  func paint(_ layout: OverviewLayout, into frame: inout Frame) {
    let visible = layout.visible(selection: overview.selection, count: overview.tiles.count)
    for place in visible {
      paint(
        overview.tiles[place], isSelected: place == overview.selection,
        picture: layout.picture, into: &frame, at: layout.tile(place - visible.lowerBound))
    }
  }

  private func paint(
    _ tile: Overview.Tile, isSelected: Bool, picture: Size<ScreenSpace>, into frame: inout Frame,
    at area: Rectangle<ScreenSpace>
  ) {
    let canvas = Rectangle<ScreenSpace>(
      x: area.x, y: area.y, width: area.width, height: min(picture.height, area.height))
    switch pictures[tile.image.id] {
    case .ready(let map) where !canvas.isEmpty:
      let viewport = Viewport.fitting(imageSize: map.size, in: canvas)
      painter.paint(map, viewport: viewport, into: &frame, at: canvas, rule: look.rule)
    case .failed(let reason):
      var pen = Pen(canvas, look: look)
      pen.wrap(reason, look.warning, limit: canvas.height, into: &frame)
    default:
      var pen = Pen(canvas, look: look)
      pen.write("loading \u{2026}", look.muted, into: &frame)
    }
    paintCaption(
      tile, isSelected: isSelected, into: &frame,
      at: Rectangle(
        x: area.x, y: canvas.maxY, width: area.width, height: area.height - canvas.height))
  }

  private func paintCaption(
    _ tile: Overview.Tile, isSelected: Bool, into frame: inout Frame,
    at area: Rectangle<ScreenSpace>
  ) {
    let style = isSelected ? look.selection : tile.isDone ? look.muted : .plain
    let name = Rectangle<ScreenSpace>(
      x: area.x, y: area.y, width: area.width, height: min(1, area.height))
    frame.fill(name, with: Cell(" ", style: isSelected ? look.selection : .plain))
    var pen = Pen(area, look: look)
    // The end of a stem tells more than its folder.
    let stem = tile.image.stem
    let room = max(0, area.width - 1)
    pen.write(isSelected ? look.symbols.cursor : " ", style, into: &frame)
    pen.write(stem.count > room ? String(stem.suffix(room)) : stem, style, into: &frame)
    pen.newLine()
    pen.write(
      " \(tile.decided)/\(tile.components)", tile.isDone ? look.muted : .plain, into: &frame)
    pen.write(" \(rest(of: tile, room: pen.columnsLeft))", look.muted, into: &frame)
  }

  /// What is left of an image: what the tiles are sorted by, where there is room both.
  private func rest(of tile: Overview.Tile, room: Int) -> String {
    guard tile.components > 0 else { return "" }
    if tile.isDone { return "done" }
    let gain = "\(Wording.short(Int(tile.gain.rounded()))) px"
    let wrong = "\(Int(tile.wrong.rounded())) wrong"
    let first = overview.order == .wrong ? wrong : gain
    let second = overview.order == .wrong ? gain : wrong
    return first.count + second.count + 4 <= room ? "\(first) \u{B7} \(second)" : first
  }
}
