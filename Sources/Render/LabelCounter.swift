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
      let start = y * width
      for x in columns {
        let id = ids[Int(map[start + x])]
        let count = counts[Int(id)]
        counts[Int(id)] = count + 1
        if count == 0 {
          present[presentCount] = id
          presentCount += 1
        }
      }
    }
    return takeWinner(presentCount, total: columns.count * rows.count)
  }

  /// Chooses among the counted labels and clears their counts.
  private mutating func takeWinner(_ presentCount: Int, total: Int) -> Int16 {
    let needed = thinShare.map { Int32(max(($0 * Double(total)).rounded(.up), 1)) } ?? .max
    var best = (id: Int16.max, count: Int32(0))
    var thin = best
    for index in 0..<presentCount {
      let id = Int16(present[index])
      let count = counts[Int(id)]
      counts[Int(id)] = 0
      if count > best.count || (count == best.count && id < best.id) { best = (id, count) }
      if isThin[Int(id)], count > thin.count || (count == thin.count && id < thin.id) {
        thin = (id, count)
      }
    }
    return thin.count >= needed ? thin.id : best.id
  }
}
