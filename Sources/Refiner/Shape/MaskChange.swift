public import Labels

/// What a new mask of a component changes in a label map: pixels gained and lost, and their classes.
public struct MaskChange: Hashable, Sendable {
  /// Some pixels of one class.
  public struct Share: Hashable, Sendable {
    /// The class; void for unlabelled pixels.
    public let classID: ClassID
    /// Number of pixels.
    public let count: Int
  }

  /// The component's pixels before.
  public let before: Mask
  /// The component's pixels afterwards.
  public let after: Mask
  /// The component's class afterwards.
  public let classAfter: ClassID
  /// Pixels of ``after`` that are not in ``before``.
  public let gained: Mask
  /// Pixels of ``before`` that are not in ``after``.
  public let lost: Mask
  /// What the gained pixels were in the map, most pixels first.
  public let gainedFrom: [Share]
  /// What the lost pixels become, most pixels first.
  public let lostTo: [Share]
  /// The pixels of each class in ``lostTo``, in its order; together they are ``lost``.
  public let fills: [Mask]

  /// Compares two masks of one component on a map in which `before` is painted.
  ///
  /// takesFromNeighbours: whether pixels of other components may be gained; without it only unlabelled
  /// ones are, and ``after`` is `proposed` without the others.
  /// - Complexity: O(pixels of both bounds).
  public init(
    from before: Mask, to proposed: Mask, classAfter: ClassID, fill: LostPixelFill,
    takesFromNeighbours: Bool = true, in map: LabelMap
  ) {
    precondition(
      before.imageSize == map.size && proposed.imageSize == map.size,
      "Masks of \(before.imageSize) and \(proposed.imageSize), map of \(map.size)")
    let difference = MaskDifference(
      from: before, to: proposed, in: map, takesLabelled: takesFromNeighbours)
    self.before = before
    self.classAfter = classAfter
    after = difference.after
    gained = difference.gained
    lost = difference.lost
    gainedFrom = Self.shares(difference.gainedCounts)
    let filled = LostFills(difference.lost, kept: difference.after, fill: fill, in: map)
    lostTo = filled.shares
    fills = filled.masks
  }

  /// Number of pixels gained.
  public var gainedCount: Int { gainedFrom.reduce(0) { $0 + $1.count } }
  /// Number of pixels lost.
  public var lostCount: Int { lostTo.reduce(0) { $0 + $1.count } }
  /// Whether the component's pixels stay the same.
  public var isEmpty: Bool { gainedFrom.isEmpty && lostTo.isEmpty }
  /// Whether nothing of the component is left.
  public var leavesNothing: Bool { after.bounds.isEmpty }

  /// Paints the component as it is afterwards, and what it gave up.
  /// - Complexity: O(pixels of the bounds).
  public func paint(into map: inout LabelMap) {
    for (share, mask) in zip(lostTo, fills) { mask.paint(share.classID, into: &map) }
    after.paint(classAfter, into: &map)
  }

  /// The classes that occur, most pixels first, then by id.
  internal static func shares(_ counts: [Int]) -> [Share] {
    counts.indices.filter { counts[$0] > 0 }
      .sorted { (counts[$1], $0) < (counts[$0], $1) }
      .map { Share(classID: ClassID(UInt8($0)), count: counts[$0]) }
  }
}
