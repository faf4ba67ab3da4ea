public import Labels

/// How often each confidence occurs in a data set, by class: all that thresholds are made from.
///
/// 65,536 levels per class, so memory does not grow with the data set and no 16-bit confidence is rounded.
public struct ConfidenceHistograms: Hashable, Sendable {
  private static let levels = 65536
  /// Counts per level of each class in the taxonomy's order; empty for a class without pixels.
  private var counts: [[UInt64]]
  /// The place of each id among the classes, -1 for void.
  private let positions: [Int]

  /// Starts with no pixel of any class of a taxonomy.
  public init(_ taxonomy: Taxonomy) {
    counts = Array(repeating: [], count: taxonomy.classes.count)
    positions = (0...255).map { taxonomy.position(of: ClassID(UInt8($0))) ?? -1 }
  }

  /// Counts the labelled pixels of an image; void pixels do not count.
  ///
  /// confidence: of the map's size.
  /// - Complexity: O(pixels).
  public mutating func add(_ map: LabelMap, _ confidence: ConfidenceMap) {
    precondition(confidence.size == map.size, "Confidence \(confidence.size) of labels \(map.size)")
    for (number, count) in map.histogram().enumerated() where count > 0 && positions[number] >= 0 {
      let position = positions[number]
      if counts[position].isEmpty { counts[position] = Array(repeating: 0, count: Self.levels) }
    }
    for (id, level) in zip(map.ids, confidence.values) {
      let position = positions[Int(id)]
      if position >= 0 { counts[position][Int(level)] += 1 }
    }
  }

  /// Pixels of each class, in the taxonomy's order.
  public var pixels: [UInt64] { counts.map { $0.reduce(0, +) } }

  /// CBST's rule per class: the level at position `max(1, floor(portion * n)) - 1` of the class's
  /// confidences in descending order; 65535 for a class without pixels (reference section 1.1).
  ///
  /// portion: within 0...1.
  /// - Complexity: O(classes).
  public func classThresholds(portion: Double) -> [UInt16] {
    counts.map { Self.threshold(in: [$0], portion: portion) }
  }

  /// The same rule over the pixels of all classes together.
  /// - Complexity: O(classes).
  public func commonThreshold(portion: Double) -> UInt16 {
    Self.threshold(in: counts, portion: portion)
  }

  private static func threshold(in lists: [[UInt64]], portion: Double) -> UInt16 {
    precondition((0...1).contains(portion), "A portion of \(portion)")
    let lists = lists.filter { !$0.isEmpty }
    let total = lists.reduce(0) { $0 + $1.reduce(0, +) }
    let wanted = max(1, UInt64((portion * Double(total)).rounded(.down)))
    var reached: UInt64 = 0
    for level in (0..<levels).reversed() {
      for list in lists { reached += list[level] }
      if reached >= wanted { return UInt16(level) }
    }
    return .max
  }
}
