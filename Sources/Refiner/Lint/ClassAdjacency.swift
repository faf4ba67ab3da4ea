/// Which classes touch in the labels that the noise model finds no fault with.
struct ClassAdjacency: Hashable, Sendable {
  /// Fewer clean components of a class say nothing.
  static let minimumCount = 20
  /// A class that fewer of them touch is an impossible neighbour.
  static let rareShare = 0.02

  private let classCount: Int
  /// Clean components by class.
  private var counts: [Int]
  /// touching: [class, neighbour], clean components of the class that touch the neighbour.
  private var touching: [Int]

  /// Starts without any component.
  init(classCount: Int) {
    self.classCount = classCount
    counts = [Int](repeating: 0, count: classCount)
    touching = [Int](repeating: 0, count: classCount * classCount)
  }

  /// Adds a component, when it is clean.
  mutating func add(_ shape: LintShape) {
    guard shape.isClean, shape.position < classCount else { return }
    counts[shape.position] += 1
    for border in shape.borders where border.position < classCount {
      touching[shape.position * classCount + border.position] += 1
    }
  }

  /// Whether clean components of a class hardly ever touch another.
  func isRare(_ neighbour: Int, beside position: Int) -> Bool {
    guard position < classCount, neighbour < classCount, counts[position] >= Self.minimumCount
    else { return false }
    let share = Double(touching[position * classCount + neighbour]) / Double(counts[position])
    return share < Self.rareShare
  }
}
