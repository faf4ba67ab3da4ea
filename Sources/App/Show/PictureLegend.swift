import Foundation
import Labels
import Render

/// What stands below a picture: name, size, what it is, and the classes with their shares.
struct PictureLegend {
  /// The most lines that it takes below a picture, and below one of two side by side.
  static let (mostLines, mostLinesInPair) = (4, 6)

  private struct Item {
    var chip: ClassID?
    var text: String
    var width: Int { (chip == nil ? 0 : 2) + text.cellWidth }
  }

  private let items: [Item]

  /// Makes the legend of a picture; `name` is the file's.
  init(_ picture: Picture, name: String) {
    let size = "\(picture.size.width)x\(picture.size.height)"
    switch picture {
    case .photo(_, let note):
      items = [name, "\(size) photo", note].compactMap(\.self).map { Item(text: $0) }
    case .labels(let picture):
      items =
        [Item(text: name), Item(text: "\(size) \(picture.title)")]
        + (picture.note.map { [Item(text: $0)] } ?? [])
        + picture.shares.map { share in
          let percent = Self.percent(share.pixels, of: picture.map.ids.count)
          return Item(chip: share.drawnAs, text: "\(share.name) \(percent)")
        }
    }
  }

  /// Makes the legend of a difference: how much differs, and which classes went where, the most first.
  init(_ comparison: MapComparison) {
    let size = comparison.after.size
    let difference = comparison.difference
    let (before, after) = comparison.names
    let share = Self.percent(difference.count, of: max(1, difference.compared))
    let what = comparison.ignoresVoid ? "known pixels differ" : "pixels differ"
    let name = comparison.taxonomy.name(of:)
    items =
      [
        Item(text: "\(before) \u{2192} \(after)"), Item(text: "\(size.width)x\(size.height)"),
        Item(text: difference.count == 0 ? "no \(what)" : "\(share) of the \(what)"),
      ]
      + difference.changes.map { change in
        Item(
          chip: change.after,
          text: "\(name(change.before)) \u{2192} \(name(change.after)) "
            + Self.percent(change.count, of: difference.compared))
      }
  }

  /// The legend as cells, as many lines as it needs in a width; `palette` colours the classes.
  func frame(width: Int, palette: ClassPalette?, lines most: Int = mostLines) -> Frame {
    let lines = lines(width: width, most: most)
    let widest = lines.map(Self.width).max() ?? 0
    var frame = Frame(width: min(widest, width), height: lines.count)
    for (y, line) in lines.enumerated() {
      var x = 0
      for item in line {
        if let chip = item.chip, let palette {
          let letter = String(palette.letter(of: chip))
          x = frame.write(letter, x: x, y: y, style: palette.style(of: chip)) + 1
        }
        x = frame.write(item.text, x: x, y: y) + 2
      }
    }
    return frame
  }

  /// The items in lines; what does not fit into the last one is counted there.
  private func lines(width: Int, most: Int) -> [[Item]] {
    var lines: [[Item]] = [[]]
    for (place, item) in items.enumerated() {
      if Self.fits(item, lines[lines.count - 1], width: width) {
        lines[lines.count - 1].append(item)
      } else if lines.count < most {
        lines.append([item])
      } else {
        lines[lines.count - 1] = Self.ended(
          lines[lines.count - 1], left: items.count - place, width: width)
        return lines
      }
    }
    return lines
  }

  private static func ended(_ line: [Item], left: Int, width: Int) -> [Item] {
    var line = line
    var left = left
    var end = Item(text: "and \(left) more")
    while !fits(end, line, width: width) {
      line.removeLast()
      left += 1
      end = Item(text: "and \(left) more")
    }
    return line + [end]
  }

  private static func fits(_ item: Item, _ line: [Item], width: Int) -> Bool {
    line.isEmpty || Self.width(line) + 2 + item.width <= width
  }

  private static func width(_ line: [Item]) -> Int {
    line.reduce(0) { $0 + $1.width } + 2 * max(line.count - 1, 0)
  }

  private static func percent(_ pixels: Int, of all: Int) -> String {
    let percent = Double(pixels) / Double(all) * 100
    return percent < 0.05 ? "<0.1 %" : String(format: "%.1f %%", percent)
  }
}

extension String {
  /// Columns that `Frame.write` takes for it: one per scalar that is no combining mark.
  fileprivate var cellWidth: Int {
    sanitised.unicodeScalars.reduce(0) { $0 + min($1.cellWidth, 1) }
  }
}
