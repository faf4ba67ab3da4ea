/// Two numbers of every component, with the class that they are compared within.
///
/// The released codes cut at exact quantiles, for which the numbers have to be there: nine bytes a
/// component, and four more for as long as one list is sorted.
struct ComponentSamples: Sendable {
  private(set) var losses: [Float] = []
  private(set) var others: [Float] = []
  private var positions: [UInt8] = []

  /// Reserves room for `count` components.
  init(reserving count: Int) {
    losses.reserveCapacity(count)
    others.reserveCapacity(count)
    positions.reserveCapacity(count)
  }

  /// Adds a component whose class stands at `position`.
  mutating func add(position: Int, loss: Float, other: Float) {
    positions.append(UInt8(position))
    losses.append(loss)
    others.append(other)
  }

  var count: Int { losses.count }

  /// Number of components of each class.
  func counts(classCount: Int) -> [Int] {
    var counts = [Int](repeating: 0, count: classCount)
    for position in positions { counts[Int(position)] += 1 }
    return counts
  }

  /// What `number` makes of the places of one class's components, in rising order.
  func sorted(position: Int, _ number: (Int) -> Float) -> [Float] {
    var values: [Float] = []
    for index in positions.indices where Int(positions[index]) == position {
      values.append(number(index))
    }
    return values.sorted()
  }
}
