/// What comes next in a simulated review: an order of all components, and at some places the hidden slice.
struct EffortQueue {
  private let slice: [Int]
  private let randomShare: Double
  private var order: [Int]
  private var place = 0
  private var slicePlace = 0
  private var taken = 0
  private var isDecided: [Bool]

  /// Starts with an order of all components.
  ///
  /// slice: all components in random order, of which `randomShare` of the places are filled.
  init(_ order: [Int], slice: [Int], randomShare: Double) {
    precondition(order.count == slice.count, "\(order.count) in order, \(slice.count) at random")
    self.order = order
    self.slice = slice
    self.randomShare = randomShare
    isDecided = Array(repeating: false, count: order.count)
  }

  /// The components nobody has decided yet, by place.
  var undecided: [Int] { isDecided.indices.filter { !isDecided[$0] } }

  /// Goes on with another order of all components.
  mutating func reorder(_ order: [Int]) {
    self.order = order
    place = 0
  }

  /// Takes the next component; nil when all are decided.
  ///
  /// With a share of 0.1 the tenth, the twentieth, ... is the slice's first undecided one.
  mutating func next() -> Int? {
    guard taken < order.count else { return nil }
    // A little more than the product, so that ten tenths are one.
    let before = (Double(taken) * randomShare + 1e-9).rounded(.down)
    let after = (Double(taken + 1) * randomShare + 1e-9).rounded(.down)
    let item =
      after > before
      ? Self.first(of: slice, from: &slicePlace, isDecided)
      : Self.first(of: order, from: &place, isDecided)
    isDecided[item] = true
    taken += 1
    return item
  }

  private static func first(of order: [Int], from place: inout Int, _ isDecided: [Bool]) -> Int {
    while isDecided[order[place]] { place += 1 }
    return order[place]
  }
}
