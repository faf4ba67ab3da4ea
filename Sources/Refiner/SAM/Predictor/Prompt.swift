public import Labels

/// What a reviewer points at, in pixels of the whole image: points, a box, an earlier mask, any mix.
public struct Prompt: Hashable, Sendable {
  /// A point that is inside of the wanted object, or outside.
  public struct LabelledPoint: Hashable, Sendable {
    /// Where; (0.5, 0.5) is the centre of the first pixel, where the reference says (0, 0).
    public var point: Point<ImageSpace>
    /// Whether the wanted object covers it.
    public var isInside: Bool

    /// Makes a point.
    public init(_ point: Point<ImageSpace>, isInside: Bool) {
      self.point = point
      self.isInside = isInside
    }
  }

  /// A box around the wanted object, by two opposite corners.
  public struct Box: Hashable, Sendable {
    /// The corner at the top left.
    public var topLeft: Point<ImageSpace>
    /// The corner at the bottom right.
    public var bottomRight: Point<ImageSpace>

    /// Makes a box from two opposite corners in any order.
    public init(_ first: Point<ImageSpace>, _ second: Point<ImageSpace>) {
      // `minimum` would drop a coordinate that is not a number, which ``check(maskSide:)`` must see.
      func ordered(_ one: Double, _ other: Double) -> (Double, Double) {
        one <= other || one.isNaN ? (one, other) : (other, one)
      }
      let (left, right) = ordered(first.x, second.x)
      let (top, bottom) = ordered(first.y, second.y)
      topLeft = Point(x: left, y: top)
      bottomRight = Point(x: right, y: bottom)
    }
  }

  /// Points inside and outside of the object.
  public var points: [LabelledPoint]
  /// A box around the object.
  public var box: Box?
  /// Logits of an earlier answer, to be refined.
  public var mask: MaskLogits?

  /// Makes a prompt.
  public init(points: [LabelledPoint] = [], box: Box? = nil, mask: MaskLogits? = nil) {
    self.points = points
    self.box = box
    self.mask = mask
  }

  /// The most points that one prompt may have.
  public static let maximumPointCount = 256

  /// Checks what the types do not.
  /// - Throws: ``SAMError`` when it says nothing, or has a coordinate that is not a number or too many points.
  internal func check(maskSide: Int) throws(SAMError) {
    guard !points.isEmpty || box != nil || mask != nil else { throw .noPrompt }
    guard points.count <= Self.maximumPointCount else {
      throw .tooManyPoints(found: points.count, limit: Self.maximumPointCount)
    }
    let corners = box.map { [$0.topLeft, $0.bottomRight] } ?? []
    for point in points.map(\.point) + corners {
      guard point.x.isFinite, point.y.isFinite else { throw .notANumber }
    }
    if let mask, mask.side != maskSide { throw .maskSide(found: mask.side, expected: maskSide) }
  }
}
