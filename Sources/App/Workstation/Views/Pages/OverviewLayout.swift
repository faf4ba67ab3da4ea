import Labels

/// Where the tiles of the overview are, for one size of terminal.
struct OverviewLayout: Hashable, Sendable {
  /// Tiles side by side.
  let columns: Int
  /// Tiles one above the other.
  let rows: Int
  /// The size of a tile's picture, in cells.
  let picture: Size<ScreenSpace>
  /// The part of the screen that holds the tiles.
  let area: Rectangle<ScreenSpace>

  /// The least width of a tile with its gap.
  private static let leastWidth = 20
  /// Lines of text under a picture.
  static let captionHeight = 2

  /// Lays out tiles for `count` images of about one size: as large as lets all of them be seen, but not
  /// smaller than can be told apart.
  init(_ size: Size<ScreenSpace>, count: Int, imageSize: Size<ImageSpace>?) {
    let area = PageLayout(size).body
    let most = max(1, area.width / Self.leastWidth)
    let layouts = (1...most).map { Self(area, columns: $0, imageSize: imageSize) }
    self = layouts.first { $0.columns * $0.rows >= count } ?? layouts[most - 1]
  }

  private init(_ area: Rectangle<ScreenSpace>, columns: Int, imageSize: Size<ImageSpace>?) {
    self.area = area
    self.columns = columns
    let width = max(1, area.width / columns - 1)
    let image = imageSize ?? Size(width: 2, height: 1)
    let shape = Double(image.height) / Double(max(1, image.width)) / 2
    let wanted = max(2, Int((Double(width) * shape).rounded()))
    let height = max(0, min(wanted, area.height - Self.captionHeight))
    picture = Size(width: width, height: height)
    rows = max(1, area.height / (height + Self.captionHeight))
  }

  /// The first tile shown of `count`, so that the one under the cursor is in sight.
  func firstTile(selection: Int, count: Int) -> Int {
    let row = selection / columns
    let lastRow = max(0, (count + columns - 1) / columns - rows)
    return max(0, min(row - rows / 2, lastRow)) * columns
  }

  /// The tiles in sight.
  func visible(selection: Int, count: Int) -> Range<Int> {
    let first = firstTile(selection: selection, count: count)
    return first..<max(first, min(count, first + rows * columns))
  }

  /// The rectangle of the `index`-th tile in sight, picture and caption.
  func tile(_ index: Int) -> Rectangle<ScreenSpace> {
    let height = picture.height + Self.captionHeight
    return Rectangle(
      x: area.x + index % columns * (picture.width + 1),
      y: area.y + index / columns * height, width: picture.width, height: height
    ).intersection(area)
  }
}

extension Overview {
  /// Where its tiles are on a terminal of some size.
  func layout(_ size: Size<ScreenSpace>, imageSize: Size<ImageSpace>?) -> OverviewLayout {
    OverviewLayout(size, count: tiles.count, imageSize: imageSize)
  }
}
