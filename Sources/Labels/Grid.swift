/// A rectangular, row-major array: element (x, y) is `elements[y * width + x]`.
public struct Grid<Element> {
  /// Number of columns.
  public let width: Int
  /// Number of rows.
  public let height: Int
  /// All elements, row by row from the top.
  public private(set) var elements: [Element]

  /// Makes a grid from its elements in row-major order; their number must be `width * height`.
  @inlinable
  public init(width: Int, height: Int, elements: [Element]) {
    precondition(
      width >= 0 && height >= 0 && elements.count == width * height,
      "\(elements.count) elements given for a grid of \(width)x\(height)")
    self.init(checkedWidth: width, height: height, elements: elements)
  }

  @usableFromInline
  internal init(checkedWidth width: Int, height: Int, elements: [Element]) {
    self.width = width
    self.height = height
    self.elements = elements
  }

  /// Makes a grid that holds the same element everywhere.
  /// - Complexity: O(width * height).
  @inlinable
  public init(width: Int, height: Int, repeating element: Element) {
    self.init(
      width: width, height: height, elements: Array(repeating: element, count: width * height))
  }

  /// The element in column `x` of row `y`.
  public subscript(x: Int, y: Int) -> Element {
    get {
      precondition(x >= 0 && x < width, "Column \(x) of \(width)")
      return elements[y * width + x]
    }
    set {
      precondition(x >= 0 && x < width, "Column \(x) of \(width)")
      elements[y * width + x] = newValue
    }
  }

  /// Calls `body` with mutable access to all elements in row-major order.
  public mutating func withMutableElements<Result>(
    _ body: (inout MutableSpan<Element>) throws -> Result
  ) rethrows -> Result {
    var span = elements.mutableSpan
    return try body(&span)
  }
}

extension Grid: Equatable where Element: Equatable {}
extension Grid: Hashable where Element: Hashable {}
extension Grid: Sendable where Element: Sendable {}
