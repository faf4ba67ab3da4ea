public import Labels

/// A run as it was after the first rows of its journal.
public struct Replay: Sendable {
  /// What a class lost and gained against the maps under review.
  public struct ClassChange: Hashable, Sendable {
    /// The class; void among them.
    public let classID: ClassID
    /// Pixels that had it in the maps under review and have another.
    public let lost: Int
    /// Pixels that have it and had another in the maps under review.
    public let gained: Int
  }

  /// Number of rows that were replayed.
  public let row: Int
  /// Number of rows of the journal.
  public let rowCount: Int
  /// Decisions that stood then, by kind; flags, put-off components and notes among them.
  public let decisions: [String: Int]
  /// Number of images.
  public let images: Int
  /// Number of images with changed pixels.
  public let changedImages: Int
  /// Pixels of all images.
  public let pixels: Int
  /// Pixels that differ from the maps under review.
  public let changedPixels: Int
  /// The classes that lost or gained pixels, by id.
  public let classes: [ClassChange]
  /// The rows around: some up to ``row``, some behind it.
  public let around: [LogRow]

  /// Number of rows that are shown on each side.
  private static let margin = 5

  /// Replays the first `row` rows.
  ///
  /// workers: number of images worked on at a time, 1 or more.
  /// - Throws: ``ReplayError/beyond(row:rowCount:)`` when the journal is shorter; `StoreError` when it, a map or a
  ///   component cannot be read or trusted.
  /// - Complexity: O(rows + pixels of the images that had been changed).
  public init(of run: Run, to row: Int, workers: Int = 2) throws {
    let entries = try LabelSetExport.trustedJournal(of: run)
    guard (0...entries.count).contains(row) else {
      throw ReplayError.beyond(row: row, rowCount: entries.count)
    }
    let state = ReviewState(entries.prefix(row))
    let records = try run.store.images()
    let touched = Set(entries.prefix(row).map(\.image))
    let candidates = records.filter { touched.contains($0.id) }
    let bulk = try run.store.bulkAcceptance()
    let counts = OrderedWork.map(count: candidates.count, workers: workers) { index in
      Result { try Transitions(of: candidates[index], in: run, state: state, bulk: bulk) }
    }
    var sum = Transitions()
    var changedImages = 0
    for result in counts {
      let found = try result.get()
      if found.changed > 0 { changedImages += 1 }
      sum += found
    }
    self.row = row
    rowCount = entries.count
    decisions = LabelSetExport.counts(of: state)
    images = records.count
    self.changedImages = changedImages
    pixels = records.reduce(0) { $0 + $1.size.area }
    changedPixels = sum.changed
    classes = sum.classes
    var filter = LogFilter()
    filter.rows = max(1, row - Self.margin + 1)...max(1, row + Self.margin)
    var around: [LogRow] = []
    try run.store.forEachLogRow(filter, newestFirst: false) { around.append($0) }
    self.around = around
  }
}

/// How many pixels of each class became which.
private struct Transitions: Sendable {
  private(set) var lost = [Int](repeating: 0, count: 256)
  private(set) var gained = [Int](repeating: 0, count: 256)
  private(set) var changed = 0

  init() {}

  init(
    of image: ImageRecord, in run: Run, state: ReviewState, bulk: BulkAcceptance
  ) throws {
    let base = try run.baseMap(of: image)
    let changes = try run.changes(of: image.id, state: state, undecided: .keep, bulk: bulk)
    let map = Composition.compose(base: base, changes: changes)
    guard map != base else { return }
    for (before, after) in zip(base.ids, map.ids) where before != after {
      lost[Int(before)] += 1
      gained[Int(after)] += 1
      changed += 1
    }
  }

  var classes: [Replay.ClassChange] {
    (0..<256).filter { lost[$0] + gained[$0] > 0 }.map {
      Replay.ClassChange(classID: ClassID(UInt8($0)), lost: lost[$0], gained: gained[$0])
    }
  }

  static func += (left: inout Self, right: Self) {
    for id in 0..<256 {
      left.lost[id] += right.lost[id]
      left.gained[id] += right.gained[id]
    }
    left.changed += right.changed
  }
}
