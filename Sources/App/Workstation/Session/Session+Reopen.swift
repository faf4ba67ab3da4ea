import Labels
import Refiner

extension Session {
  /// Takes the decision of the component under the cursor off, or all decisions of the range; the cursor stays.
  ///
  /// Shapes that were made on top of a new shape go with it.
  mutating func reopen(why: String) {
    guard let item = queue.current else {
      message = .info("there is no component that could be reopened")
      return
    }
    let wanted = queue.range.map { range in Set(range.map { queue[$0].id }) } ?? [item.id]
    let components = review.reopening(wanted)
    guard !components.isEmpty else {
      message = .info(
        wanted.count > 1
          ? "none of them has a decision that could be reopened"
          : "it has no decision that could be reopened")
      return
    }
    guard append(review.reopeningRequests(wanted), note: why.isEmpty ? nil : why) != nil else {
      return
    }
    let undo = keymap.keyName(of: .undo)
    let count = components.count
    let said =
      count == 1
      ? "\(setup.taxonomy.name(of: item.classID)) is undecided again"
      : "\(Wording.grouped(count)) are undecided again"
    let others = components.count { !wanted.contains($0) }
    let along =
      others > 0 ? ", \(others) of them because a shape was made on top of this one" : ""
    if queue.range != nil { return endRange(said: "\(said)\(along) \u{B7} \(undo) undoes all") }
    message = .info("\(said)\(along) \u{B7} \(undo) undoes")
  }
}
