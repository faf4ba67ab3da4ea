import Labels

/// The parts of the status line, of which the least important give way on a narrow terminal.
struct StatusParts: Hashable, Sendable {
  private struct Part: Hashable, Sendable {
    let text: String
    /// 0 is the most important.
    let rank: Int
  }

  private var parts: [Part] = []

  /// Adds a part at the end; nil adds nothing.
  mutating func add(_ text: String?, rank: Int) {
    if let text { parts.append(Part(text: text, rank: rank)) }
  }

  /// The parts in their order, without those of the highest ranks as far as need be.
  ///
  /// width: columns that there are.  length: columns that a text takes.
  func line(width: Int, length: (String) -> Int) -> String {
    var kept = parts
    while true {
      let line = kept.map(\.text).joined(separator: " \u{B7} ")
      guard length(line) > width, kept.count > 1,
        let worst = kept.indices.max(by: { kept[$0].rank < kept[$1].rank })
      else { return line }
      kept.remove(at: worst)
    }
  }
}
