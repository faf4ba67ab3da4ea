public import Labels

/// The reshapes that stand in one image, in the order in which they were made.
///
/// A pixel belongs to the component whose mask took it last, or to none once it was given up; before that
/// to the component that has it in the map under review.
public struct ImageShapes: Hashable, Sendable {
  /// The reshapes, the oldest first; empty for an image whose components are as refining left them.
  public private(set) var reshapes: [StandingReshape] = []
  /// Who has which pixels after all of them; nil when there are none.
  private var layer: ShapeLayer?
  /// Who has which pixels after every so many of them, from which taking one away starts anew.
  private var kept: [ShapeLayer] = []
  /// Reshapes from one kept layer to the next: a layer of each took 4 MB of an image of 2048x1024 whose
  /// components all have new shapes.
  private static let spacing = 8

  /// The shapes of an image whose components are as refining left them.
  public init() {}

  /// Whether nothing was reshaped.
  public var isEmpty: Bool { reshapes.isEmpty }

  /// Sequences of the reshapes: equal for equal shapes of a journal.
  public var version: [Int] { reshapes.map(\.sequence) }

  /// The newest reshape of a component; nil when it has none.
  public func newest(of component: ComponentID) -> StandingReshape? {
    reshapes.last { $0.component == component }
  }

  /// A component's reshapes and all that were made after its first: what goes with it when it is reopened,
  /// because a shape may be cut from what the ones before it left.
  public func reshapes(from component: ComponentID) -> ArraySlice<StandingReshape> {
    guard let first = reshapes.firstIndex(where: { $0.component == component }) else { return [] }
    return reshapes[first...]
  }

  /// The pixels that a component has now.
  ///
  /// base: those that it has in the map under review.
  /// - Complexity: O(runs).
  public func mask(of component: ComponentID, base: RunLengthEncoding) -> RunLengthEncoding {
    guard let layer, layer.touched.size == base.size else { return base }
    let rest = base.subtracting(layer.touched)
    return layer.owned[component].map(rest.union) ?? rest
  }

  /// What the reshapes paint over the map under review, in any order.
  ///
  /// Masks of another size than the map's are left out; a run that has such is damaged.
  ///
  /// classes: the class that a component has after all decisions.
  public func changes(
    in size: Size<ImageSpace>, classes: (ComponentID) -> ClassID
  ) -> [PixelChange] {
    guard let layer, layer.touched.size == size else { return [] }
    return layer.fixed.map { PixelChange(runs: $0.value, classID: $0.key) }
      + layer.owned.map { PixelChange(runs: $0.value, classID: classes($0.key)) }
  }

  /// Who has the pixels that reshapes have touched, in any order; nil for pixels that were given up.
  ///
  /// Masks of another size than the map's are left out.
  internal func owners(
    in size: Size<ImageSpace>
  ) -> [(component: ComponentID?, runs: RunLengthEncoding)] {
    guard let layer, layer.touched.size == size else { return [] }
    return layer.fixed.map { (nil, $0.value) } + layer.owned.map { ($0.key, $0.value) }
  }

  /// Adds the next reshape.
  internal mutating func push(_ standing: StandingReshape) {
    var next = layer ?? ShapeLayer(size: standing.reshape.mask.size)
    // The only copy, so that it is changed in its place.
    layer = nil
    next.add(standing)
    reshapes.append(standing)
    if reshapes.count.isMultiple(of: Self.spacing) { kept.append(next) }
    layer = next
  }

  /// Takes the newest reshape away; there must be one.
  internal mutating func pop() {
    if reshapes.count.isMultiple(of: Self.spacing) { kept.removeLast() }
    reshapes.removeLast()
    layer = reshapes.first.map { first in
      var layer = kept.last ?? ShapeLayer(size: first.reshape.mask.size)
      for standing in reshapes[(kept.count * Self.spacing)...] { layer.add(standing) }
      return layer
    }
  }
}
