import Labels
import Refiner

extension Session {
  /// Notes a row of the journal that has been applied.
  mutating func noteInTally(_ entry: JournalEntry) {
    let size = setup.image(entry.image)?.size
    let runs = size.flatMap { try? RunLengthEncoding(compressed: entry.runsAfter, size: $0) }
    // The pixels of a component that comes a second time were counted the first time.
    let isSecond = repeats.twin(entry.component) != nil
    tally.note(entry, state: review, pixels: isSecond ? 0 : runs?.area ?? 0)
  }

  /// Takes note that the terminal's window lost or gained the focus: time elsewhere decides nothing.
  mutating func takeFocus(_ isFocused: Bool) {
    if isFocused {
      if let start = unfocusedSince { shownAt += max(0, setup.clock() - start) }
      unfocusedSince = nil
    } else if unfocusedSince == nil {
      unfocusedSince = setup.clock()
    }
  }

  /// What is left to do in the queue, in seconds at the pace of this session; nil before it has one.
  var secondsLeft: Double? { tally.pace.map { $0 * Double(queue.remainder.count) } }
}
