public import Labels

/// How far label sets agree, counted over the pixels of a data set.
public struct FusionAgreement: Hashable, Sendable {
  /// What is counted of one class.
  public struct ClassCounts: Hashable, Sendable {
    /// Pixels that each set gives the class, in the order of the sets.
    public internal(set) var pixels: [Int]
    /// Pixels that at least one set gives it.
    public internal(set) var any = 0
    /// Pixels that all sets give it.
    public internal(set) var all = 0
    /// Pixels that the fused maps give it.
    public internal(set) var kept = 0

    /// The share of ``any`` that all sets agree on, void being a disagreement, 0...1; nil when no set
    /// has the class.
    public var agreed: Double? { any == 0 ? nil : Double(all) / Double(any) }
  }

  /// The classes.
  public let taxonomy: Taxonomy
  /// Counts by class, in the taxonomy's order.
  public private(set) var classes: [ClassCounts]
  /// Pixels of two sets against each other, for every pair of sets, first set before second.
  public private(set) var pairs: [ConfusionMatrix]
  /// All pixels.
  public private(set) var totalPixels = 0
  private let setCount: Int
  private let positions: [Int]

  /// Starts empty counts over `setCount` sets, two or more.
  internal init(taxonomy: Taxonomy, setCount: Int) {
    precondition(setCount > 1, "\(setCount) label sets")
    self.taxonomy = taxonomy
    self.setCount = setCount
    classes = taxonomy.classes.map { _ in
      ClassCounts(pixels: Array(repeating: 0, count: setCount))
    }
    pairs = Array(
      repeating: ConfusionMatrix(taxonomy: taxonomy), count: setCount * (setCount - 1) / 2)
    positions = (0...255).map { taxonomy.position(of: ClassID(UInt8($0))) ?? -1 }
  }

  /// Counts the maps of one image, all of one size.
  /// - Complexity: O(pixels * sets * sets).
  internal mutating func add(_ maps: [LabelMap], fused: LabelMap) {
    precondition(maps.count == setCount, "\(maps.count) maps of \(setCount) sets")
    totalPixels += fused.ids.count
    for (set, map) in maps.enumerated() {
      let histogram = map.histogram()
      for (place, entry) in taxonomy.classes.enumerated() {
        classes[place].pixels[set] += histogram[Int(entry.id.rawValue)]
      }
    }
    let kept = fused.histogram()
    for (place, entry) in taxonomy.classes.enumerated() {
      classes[place].kept += kept[Int(entry.id.rawValue)]
    }
    var pair = 0
    for first in 0..<setCount {
      for second in (first + 1)..<setCount {
        pairs[pair].add(prediction: maps[second], truth: maps[first])
        pair += 1
      }
    }
    countUnions(maps)
  }

  /// Counts the pixels that any and that all sets give a class.
  private mutating func countUnions(_ maps: [LabelMap]) {
    var any = [Int](repeating: 0, count: 256)
    var all = [Int](repeating: 0, count: 256)
    for index in maps[0].ids.indices {
      let id = maps[0].ids[index]
      any[Int(id)] += 1
      var isShared = true
      for set in 1..<maps.count {
        let other = maps[set].ids[index]
        if other != id { isShared = false }
        // Each class of the pixel once: where no earlier set has it.
        if !(0..<set).contains(where: { maps[$0].ids[index] == other }) { any[Int(other)] += 1 }
      }
      if isShared { all[Int(id)] += 1 }
    }
    for id in 0...255 where positions[id] >= 0 {
      classes[positions[id]].any += any[id]
      classes[positions[id]].all += all[id]
    }
  }

  /// Adds the counts of other images.
  internal static func += (left: inout Self, right: Self) {
    precondition(left.setCount == right.setCount, "Counts of other sets")
    left.totalPixels += right.totalPixels
    for pair in left.pairs.indices { left.pairs[pair].add(right.pairs[pair]) }
    for place in left.classes.indices {
      for set in 0..<left.setCount {
        left.classes[place].pixels[set] += right.classes[place].pixels[set]
      }
      left.classes[place].any += right.classes[place].any
      left.classes[place].all += right.classes[place].all
      left.classes[place].kept += right.classes[place].kept
    }
  }
}
