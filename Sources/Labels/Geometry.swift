/// A coordinate space; points and rectangles of different spaces are different types.
public protocol CoordinateSpace: Sendable {}

/// Pixels of an image or label map: origin at the top left pixel's corner, x to the right, y down.
public enum ImageSpace: CoordinateSpace {}

/// Pixels of a network's input, after resizing and padding.
public enum ModelSpace: CoordinateSpace {}

/// Character cells of the terminal: origin at the top left cell.
public enum ScreenSpace: CoordinateSpace {}

/// A position in one coordinate space.
public struct Point<Space: CoordinateSpace>: Hashable, Sendable {
  /// Distance from the left edge, in the space's own unit.
  public var x: Double
  /// Distance from the top edge, in the space's own unit.
  public var y: Double

  /// Makes a point from its coordinates.
  @inlinable
  public init(x: Double, y: Double) {
    self.x = x
    self.y = y
  }
}

/// A width and a height, in whole units of one coordinate space; both are zero or more.
public struct Size<Space: CoordinateSpace>: Hashable, Sendable {
  /// Number of columns.
  public let width: Int
  /// Number of rows.
  public let height: Int

  /// Makes a size; negative sides are a programming error.
  @inlinable
  public init(width: Int, height: Int) {
    precondition(width >= 0 && height >= 0, "Negative size \(width)x\(height)")
    self.width = width
    self.height = height
  }

  /// Number of units covered, `width * height`.
  @inlinable
  public var area: Int { width * height }
}

/// An axis-aligned rectangle of whole units: columns `x..<maxX`, rows `y..<maxY`.
public struct Rectangle<Space: CoordinateSpace>: Hashable, Sendable {
  /// First column.
  public var x: Int
  /// First row.
  public var y: Int
  /// Number of columns, zero or more.
  public var width: Int
  /// Number of rows, zero or more.
  public var height: Int

  /// Makes a rectangle from its first column and row and its sides.
  @inlinable
  public init(x: Int, y: Int, width: Int, height: Int) {
    precondition(width >= 0 && height >= 0, "Negative rectangle \(width)x\(height)")
    self.x = x
    self.y = y
    self.width = width
    self.height = height
  }

  /// First column to the right of the rectangle.
  @inlinable
  public var maxX: Int { x + width }
  /// First row below the rectangle.
  @inlinable
  public var maxY: Int { y + height }
  /// Number of units covered.
  @inlinable
  public var area: Int { width * height }
  /// Whether it covers nothing.
  @inlinable
  public var isEmpty: Bool { width == 0 || height == 0 }
  /// The centre, where the rectangle covers `[x, maxX) x [y, maxY)`.
  @inlinable
  public var center: Point<Space> {
    Point(x: Double(x) + Double(width) / 2, y: Double(y) + Double(height) / 2)
  }

  /// Whether the unit at column `x`, row `y` is covered.
  @inlinable
  public func contains(x: Int, y: Int) -> Bool {
    x >= self.x && x < maxX && y >= self.y && y < maxY
  }

  /// The common part of two rectangles; empty, at the nearer corner, when there is none.
  @inlinable
  public func intersection(_ other: Self) -> Self {
    let left = max(x, other.x)
    let top = max(y, other.y)
    return Self(
      x: left, y: top, width: max(0, min(maxX, other.maxX) - left),
      height: max(0, min(maxY, other.maxY) - top))
  }
}
