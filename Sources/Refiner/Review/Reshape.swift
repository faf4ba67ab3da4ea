public import Labels

/// New pixels for a component: what it has afterwards, and what becomes of those that it gives up.
///
/// Pixels of the mask that belonged to other components are taken from them.
public struct Reshape: Hashable, Sendable {
  private let storage: Storage

  /// The component's pixels afterwards.
  public var mask: RunLengthEncoding { storage.mask }
  /// The pixels given up, by the class that they get.
  ///
  /// Together they are exactly those the component had and the mask does not hold. They belong to no
  /// component and keep that class until a mask takes them.
  public var fills: [Fill] { storage.fills }
  /// Where the mask came from.
  public var source: MaskSource { storage.source }

  /// One word in every decision of a journal, few of which are reshapes.
  private final class Storage: Hashable, Sendable {
    let mask: RunLengthEncoding
    let fills: [Fill]
    let source: MaskSource

    init(mask: RunLengthEncoding, fills: [Fill], source: MaskSource) {
      self.mask = mask
      self.fills = fills
      self.source = source
    }

    static func == (left: Storage, right: Storage) -> Bool {
      left === right
        || (left.mask == right.mask && left.fills == right.fills && left.source == right.source)
    }

    func hash(into hasher: inout Hasher) { hasher.combine(mask) }
  }

  /// Pixels that get a fixed class.
  public struct Fill: Hashable, Sendable {
    /// A class of the taxonomy, or void.
    public let classID: ClassID
    /// The pixels.
    public let runs: RunLengthEncoding

    /// Makes a fill.
    public init(classID: ClassID, runs: RunLengthEncoding) {
      self.classID = classID
      self.runs = runs
    }
  }

  /// Makes a reshape.
  public init(mask: RunLengthEncoding, fills: [Fill], source: MaskSource) {
    storage = Storage(mask: mask, fills: fills, source: source)
  }

  /// Makes a reshape whose given-up pixels all get one class.
  ///
  /// before: the component's pixels now, of the mask's size.
  public init(
    mask: RunLengthEncoding, replacing before: RunLengthEncoding, filledWith classID: ClassID,
    source: MaskSource
  ) {
    let given = before.subtracting(mask)
    self.init(
      mask: mask, fills: given.area == 0 ? [] : [Fill(classID: classID, runs: given)],
      source: source)
  }

  /// What is wrong with it for a component that has the pixels `before`; nil when nothing is.
  /// - Complexity: O(runs * fills).
  public func problem(replacing before: RunLengthEncoding) -> ReshapeProblem? {
    guard mask.size == before.size, fills.allSatisfy({ $0.runs.size == mask.size }) else {
      return .otherSize
    }
    guard mask.area > 0 else { return .emptyMask }
    var rest = before.subtracting(mask)
    for fill in fills {
      let area = fill.runs.area
      guard rest.overlap(with: fill.runs) == area else { return .fillNotGivenUp }
      rest = rest.subtracting(fill.runs)
    }
    let missing = rest.area
    return missing == 0 ? nil : .notFilled(pixels: missing)
  }
}
