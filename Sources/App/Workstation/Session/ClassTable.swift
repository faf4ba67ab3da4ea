import Labels
import Refiner

/// What has been decided of each class: the rows of the class table, in an order.
struct ClassTable: Hashable, Sendable {
  /// One class as refining labelled it.
  struct Row: Hashable, Sendable {
    /// The class.
    let classID: ClassID
    /// Number of components.
    var components = 0
    /// Number of components whose label stays.
    var kept = 0
    /// Number of components whose pixels are void now.
    var discarded = 0
    /// Number of components that have another class or shape now.
    var relabelled = 0
    /// Number of pixels of all components.
    var pixels = 0
    /// Sum of P(the label is wrong) over the components.
    var suspicion = 0.0

    /// Number of components with a decision.
    var decided: Int { kept + discarded + relabelled }
    /// Mean P(the label is wrong), 0...1; 0 without components.
    var meanSuspicion: Double { components > 0 ? suspicion / Double(components) : 0 }
  }

  /// What the rows can be sorted by.
  enum Column: String, CaseIterable, Hashable, Sendable {
    case name = "class"
    case components, decided, kept, discarded, relabelled, pixels, suspicion
  }

  /// The rows in their order; classes without components are left out.
  private(set) var rows: [Row]
  /// What the rows are sorted by.
  private(set) var column = Column.suspicion
  /// Whether the smallest comes first.
  private(set) var isAscending = false
  /// The place of the cursor, 0..<rows; 0 when there are none.
  private(set) var selection = 0
  private let taxonomy: Taxonomy

  /// Counts the components of a run.
  /// - Complexity: O(items).
  init(_ items: [QueueItem], state: ReviewState, taxonomy: Taxonomy) {
    self.taxonomy = taxonomy
    var rows: [ClassID: Row] = [:]
    for item in items {
      var row = rows[item.classID] ?? Row(classID: item.classID)
      row.components += 1
      row.pixels += item.area
      row.suspicion += Double(item.suspicion)
      if let decision = state.decisions[item.id] {
        switch decision.classAfter {
        case item.classID where decision.kind == .keep: row.kept += 1
        case .void: row.discarded += 1
        default: row.relabelled += 1
        }
      }
      rows[item.classID] = row
    }
    self.rows = Array(rows.values)
    sort()
    selection = 0
  }

  /// The class under the cursor; nil when there are no rows.
  var selected: Row? { rows.isEmpty ? nil : rows[selection] }

  /// The rows that `height` lines show, the cursor's among them, and the number of those that follow, which
  /// takes the last line when there are any.
  func visible(height: Int) -> (rows: Range<Int>, following: Int) {
    let count = rows.count
    func part(_ height: Int) -> Range<Int> {
      let first = QueueView.firstRow(count: count, position: selection, height: height)
      return first..<min(count, first + height)
    }
    guard count > height, height > 1 else { return (part(max(1, height)), 0) }
    let short = part(height - 1)
    guard short.upperBound < count else { return (count - height..<count, 0) }
    return (short, count - short.upperBound)
  }

  /// Moves the cursor, kept inside the table.
  mutating func move(by step: Int) {
    selection = max(0, min(selection + step, rows.count - 1))
  }

  /// Sorts by the column `step` to the right, around the end; the cursor stays on its class.
  mutating func changeColumn(by step: Int) {
    let all = Column.allCases
    let place = all.firstIndex(of: column) ?? 0
    column = all[((place + step) % all.count + all.count) % all.count]
    isAscending = column == .name
    sort()
  }

  /// Turns the order around; the cursor stays on its class.
  mutating func reverse() {
    isAscending.toggle()
    sort()
  }

  private mutating func sort() {
    let chosen = selected?.classID
    rows = rows.sorted { first, second in
      let (a, b) = (value(of: first), value(of: second))
      // Equal ones stay in the taxonomy's order.
      guard a != b else { return place(of: first) < place(of: second) }
      return isAscending ? a < b : a > b
    }
    if let chosen, let place = rows.firstIndex(where: { $0.classID == chosen }) {
      selection = place
    }
  }

  private func value(of row: Row) -> Double {
    switch column {
    case .name: Double(place(of: row))
    case .components: Double(row.components)
    case .decided: Double(row.decided)
    case .kept: Double(row.kept)
    case .discarded: Double(row.discarded)
    case .relabelled: Double(row.relabelled)
    case .pixels: Double(row.pixels)
    case .suspicion: row.meanSuspicion
    }
  }

  /// The class's place in the taxonomy; unknown ids last.
  private func place(of row: Row) -> Int {
    taxonomy.position(of: row.classID) ?? 256 + Int(row.classID.rawValue)
  }
}
