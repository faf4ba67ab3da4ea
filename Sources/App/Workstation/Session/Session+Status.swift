import Refiner

extension Session {
  /// How far the review is, in parts of which the least important give way on a narrow terminal.
  ///
  /// title: what the component is, where no other line says it.  rule: how pixels become cells.
  func statusParts(title: String? = nil, rule: String? = nil) -> StatusParts {
    var parts = StatusParts()
    guard !queue.isEmpty, let image else {
      parts.add("nothing to review", rank: 0)
      parts.add(Wording.queueTitle(queue), rank: 1)
      return parts
    }
    let left = queue.remainder
    parts.add(title, rank: 1)
    parts.add("component \(queue.position + 1)/\(queue.count)", rank: 0)
    parts.add("\(queue.decidedCount) decided", rank: 2)
    let scope = queue.isWhole || !left.isOfRun ? "" : " in the run"
    parts.add("\(left.wrongText) wrong left\(scope)", rank: 3)
    parts.add(secondsLeft.map { "\(Wording.duration($0)) to go" }, rank: 4)
    parts.add(tally.pace.map { "\(Wording.seconds($0)) each" }, rank: 6)
    parts.add(tally.decided > 0 ? "\(tally.decided) this time" : nil, rank: 9)
    parts.add(image.stem, rank: 5)
    parts.add(rule, rank: 7)
    parts.add("\(Wording.short(Int(max(0, left.gain)))) px to gain", rank: 8)
    parts.add(Wording.encoding(segmentation.activity), rank: 4)
    return parts
  }
}
