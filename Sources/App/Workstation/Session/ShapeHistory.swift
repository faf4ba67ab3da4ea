import Labels

/// The steps of a shape tool that can be taken back and made again; the oldest go when they need too
/// much memory.
struct ShapeHistory: Hashable, Sendable {
  /// How things are between two steps.
  struct Step: Hashable, Sendable {
    let mask: Mask
    let classID: ClassID
    let log: ToolLog
  }

  /// Bytes that the masks may take together.
  static let limit = 64 << 20

  private var steps: [Step] = []
  private var undone: [Step] = []

  /// Adds how things were before a step; what was taken back before cannot be made again.
  mutating func append(_ step: Step) {
    undone = []
    steps.append(step)
    var bytes = steps.reduce(0) { $0 + $1.mask.bits.count }
    while bytes > Self.limit, steps.count > 1 { bytes -= steps.removeFirst().mask.bits.count }
  }

  /// How things were before the newest step, `now` being how they are; nil when there is none.
  mutating func undo(from now: Step) -> Step? {
    guard let step = steps.popLast() else { return nil }
    undone.append(now)
    return step
  }

  /// How things were before the newest undo; nil when there is none.
  mutating func redo(from now: Step) -> Step? {
    guard let step = undone.popLast() else { return nil }
    steps.append(now)
    return step
  }
}
