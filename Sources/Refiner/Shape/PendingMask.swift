public import Labels

/// A component whose mask is being changed: what it is on the map, and what it would become.
///
/// Nothing is decided by it; ``change`` is what a decision would do.
public struct PendingMask: Hashable, Sendable {
  /// What is proposed for the component.
  public struct Proposal: Hashable, Sendable {
    /// The pixels that it should have.
    public var mask: Mask
    /// The class that it should have.
    public var classID: ClassID
    /// What becomes of the pixels that it gives up.
    public var fill: LostPixelFill
    /// Whether other components may lose pixels to it.
    public var takesFromNeighbours: Bool

    /// Makes a proposal.
    public init(
      mask: Mask, classID: ClassID, fill: LostPixelFill = .void, takesFromNeighbours: Bool = true
    ) {
      self.mask = mask
      self.classID = classID
      self.fill = fill
      self.takesFromNeighbours = takesFromNeighbours
    }
  }

  /// The map with all decisions, the component as it is.
  public let map: LabelMap
  /// The component's pixels as they are.
  public let current: Mask
  /// The component's class as it is.
  public let currentClass: ClassID
  /// What is proposed; each change of it costs O(pixels of both bounds).
  public var proposal: Proposal {
    didSet { change = Self.change(of: current, to: proposal, in: map) }
  }
  /// What the proposal would do to the map.
  public private(set) var change: MaskChange

  /// Starts with the component as it is.
  public init(map: LabelMap, current: Mask, classID: ClassID) {
    self.map = map
    self.current = current
    currentClass = classID
    proposal = Proposal(mask: current, classID: classID)
    change = Self.change(of: current, to: proposal, in: map)
  }

  /// Whether a decision would change anything: pixels or class.
  public var isChanged: Bool { !change.isEmpty || proposal.classID != currentClass }

  /// Whether more than half of the component's pixels would be given up.
  public var losesMost: Bool { change.lostCount * 2 > current.area }

  /// The map as it would be.
  /// - Complexity: O(pixels of the map).
  public var mapAfter: LabelMap {
    var result = map
    change.paint(into: &result)
    return result
  }

  private static func change(
    of current: Mask, to proposal: Proposal, in map: LabelMap
  ) -> MaskChange {
    MaskChange(
      from: current, to: proposal.mask, classAfter: proposal.classID, fill: proposal.fill,
      takesFromNeighbours: proposal.takesFromNeighbours, in: map)
  }
}
