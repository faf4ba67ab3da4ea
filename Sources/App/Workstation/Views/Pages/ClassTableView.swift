import Labels
import Render

/// The class table: counts and rates per class.
struct ClassTableView {
  let table: ClassTable
  let look: Look

  /// What the heading says, then the same in fewer words.
  var titles: [String] {
    let components = table.rows.reduce(0) { $0 + $1.components }
    let decided = table.rows.reduce(0) { $0 + $1.decided }
    let classes = "classes \(table.rows.count)"
    let rest = "\(Wording.grouped(decided)) decided"
    return [
      "\(classes) \u{B7} \(Wording.grouped(components)) components \u{B7} \(rest)",
      "\(classes) \u{B7} \(rest)", classes,
    ]
  }

  /// A column: its heading, how wide it is, and what it says of a row.
  private struct Field {
    let column: ClassTable.Column
    let width: Int
    let text: (ClassTable.Row) -> String
  }

  /// Paints heading and rows, the cursor in sight; columns that do not fit are left out.
  func paint(into frame: inout Frame, at area: Rectangle<ScreenSpace>) {
    let nameWidth = max(8, min(16, area.width / 4))
    let fields = fittingFields(area.width - nameWidth - 4)
    var pen = Pen(area, look: look)
    let isByName = table.column == .name
    pen.write("   class\(isByName ? arrow : "")", isByName ? look.strong : look.muted, into: &frame)
    var end = nameWidth + 4
    for field in fields {
      end += field.width
      let isChosen = field.column == table.column
      let text = field.column.heading + (isChosen ? arrow : "")
      pen.tab(to: end - text.count)
      pen.write(text, isChosen ? look.strong : look.muted, into: &frame)
    }
    pen.newLine()
    let visible = table.visible(height: max(1, pen.linesLeft))
    for place in visible.rows {
      paint(
        table.rows[place], isSelected: place == table.selection, nameWidth: nameWidth, fields,
        &pen, into: &frame)
      pen.newLine()
    }
    if visible.following > 0 {
      pen.write("   \(visible.following) more below", look.muted, into: &frame)
    }
  }

  private func paint(
    _ row: ClassTable.Row, isSelected: Bool, nameWidth: Int, _ fields: [Field], _ pen: inout Pen,
    into frame: inout Frame
  ) {
    let style = isSelected ? look.selection : .plain
    let line = Rectangle<ScreenSpace>(
      x: pen.area.x, y: pen.area.y + pen.line, width: pen.area.width,
      height: min(1, pen.linesLeft))
    frame.fill(line, with: Cell(" ", style: style))
    pen.write(isSelected ? look.symbols.cursor : " ", style, into: &frame)
    pen.write(String(look.letter(of: row.classID)), look.chip(of: row.classID), into: &frame)
    pen.write(" \(look.taxonomy.name(of: row.classID).prefix(nameWidth))", style, into: &frame)
    var end = nameWidth + 4
    for field in fields {
      end += field.width
      let text = field.text(row)
      pen.tab(to: end - text.count)
      pen.write(text, style, into: &frame)
    }
  }

  private var arrow: String { table.isAscending ? "<" : ">" }

  private func fittingFields(_ width: Int) -> [Field] {
    var left = width
    return Self.fields(isWide: width >= 96).prefix { field in
      left -= field.width
      return left >= 0
    }
  }

  /// Numbers alone, or with their rates where there is room; a column has a space before its heading and arrow.
  private static func fields(isWide: Bool) -> [Field] {
    func rate(_ count: Int, _ total: Int) -> String {
      let text = Wording.short(count)
      guard total > 0 else { return isWide ? "\(text)    -" : text }
      let share = "\(Int((Double(count) * 100 / Double(total)).rounded()))%"
      return isWide ? text + String(repeating: " ", count: 5 - share.count) + share : share
    }
    let width = isWide ? 14 : 9
    return [
      Field(column: .components, width: isWide ? 12 : 7) { Wording.short($0.components) },
      Field(column: .decided, width: width) { rate($0.decided, $0.components) },
      Field(column: .kept, width: width) { rate($0.kept, $0.decided) },
      Field(column: .discarded, width: width) { rate($0.discarded, $0.decided) },
      Field(column: .relabelled, width: width) { rate($0.relabelled, $0.decided) },
      Field(column: .pixels, width: isWide ? 12 : 8) { Wording.short($0.pixels) },
      Field(column: .suspicion, width: isWide ? 12 : 9) {
        Wording.fraction(Float($0.meanSuspicion))
      },
    ]
  }
}

extension ClassTable.Column {
  /// The heading, at most seven letters.
  fileprivate var heading: String {
    switch self {
    case .name: "class"
    case .components: "count"
    case .decided: "decided"
    case .kept: "kept"
    case .discarded: "void"
    case .relabelled: "changed"
    case .pixels: "pixels"
    case .suspicion: "suspect"
    }
  }
}
