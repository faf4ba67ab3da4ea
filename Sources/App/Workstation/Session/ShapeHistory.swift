import Labels

/// The steps of a shape tool that can be taken back; the oldest go when they need too much memory.
struct ShapeHistory: Hashable, Sendable {
  /// How things were before a step.
  struct Step: Hashable, Sendable {
    let mask: Mask
    let classID: ClassID
    let log: ToolLog
  }

  /// Bytes that the masks may take together.
  static let limit = 64 << 20

  private var steps: [Step] = []
  private var bytes = 0

  /// Adds a step; at least it can be taken back.
  mutating func append(_ step: Step) {
    steps.append(step)
    bytes += step.mask.bits.count
    while bytes > Self.limit, steps.count > 1 { bytes -= steps.removeFirst().mask.bits.count }
  }

  /// Takes the newest step away; nil when there is none.
  mutating func takeLast() -> Step? {
    guard let step = steps.popLast() else { return nil }
    bytes -= step.mask.bits.count
    return step
  }
}
