/// Counts the labels of one sample at a time and names the one to show.
struct LabelCounter {
  /// What each stored id is counted as: void ids become 255.
  let ids: [UInt8]
  private let thinShare: Double?
  private let isThin: [Bool]
  private var counts = [Int32](repeating: 0, count: 256)
  private var present = [UInt8](repeating: 0, count: 256)

  /// Makes a counter; `isThin` and `ids` have 256 entries.
  init(thinShare: Double?, isThin: [Bool], ids: [UInt8]) {
    precondition(isThin.count == 256 && ids.count == 256, "Tables of \(isThin.count), \(ids.count)")
    self.thinShare = thinShare
    self.isThin = isThin
    self.ids = ids
  }

  /// The label of the sample that covers `columns` x `rows`; not empty.
  mutating func winner(
    _ map: Span<UInt8>, width: Int, columns: Range<Int>, rows: Range<Int>
  ) -> Int16 {
    var presentCount = 0
    for y in rows {
      let line = y * width
      Self.count(
        map, from: line + columns.lowerBound, to: line + columns.upperBound, into: &counts,
        listing: &present, presentCount: &presentCount)
    }
    return takeWinner(presentCount, total: columns.count * rows.count)
  }

  /// Counts one row by runs, since neighbours mostly agree, and lists the ids that are new.
  private static func count(
    _ map: Span<UInt8>, from first: Int, to end: Int, into counts: inout [Int32],
    listing present: inout [UInt8], presentCount: inout Int
  ) {
    var tally = counts.mutableSpan
    var start = first
    while start < end {
      let id = map[start]
      var next = start + 1
      while next < end, map[next] == id { next += 1 }
      let before = tally[Int(id)]
      tally[Int(id)] = before + Int32(next - start)
      if before == 0 {
        present[presentCount] = id
        presentCount += 1
      }
      start = next
    }
  }

  /// Chooses among the counted labels and clears their counts.
  private mutating func takeWinner(_ presentCount: Int, total: Int) -> Int16 {
    let needed = thinShare.map { Int32(max(($0 * Double(total)).rounded(.up), 1)) } ?? .max
    var best = (id: Int16.max, count: Int32(0))
    var thin = best
    var void: Int32 = 0
    for index in 0..<presentCount {
      let stored = Int(present[index])
      let id = Int16(ids[stored])
      let count = counts[stored]
      counts[stored] = 0
      if id == 255 {
        void += count
        continue
      }
      if count > best.count || (count == best.count && id < best.id) { best = (id, count) }
      if isThin[stored], count > thin.count || (count == thin.count && id < thin.id) {
        thin = (id, count)
      }
    }
    if void > best.count { best = (255, void) }
    return thin.count >= needed ? thin.id : best.id
  }
}
