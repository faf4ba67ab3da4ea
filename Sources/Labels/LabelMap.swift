/// One class id per pixel, row-major; 255 is void.
public struct LabelMap: Hashable, Sendable {
  /// Number of columns.
  public let width: Int
  /// Number of rows.
  public let height: Int
  /// The class id of every pixel: pixel (x, y) is `ids[y * width + x]`.
  public private(set) var ids: [UInt8]

  /// Makes a map from its ids in row-major order; their number must be `width * height`.
  public init(width: Int, height: Int, ids: [UInt8]) {
    precondition(
      width >= 0 && height >= 0 && ids.count == width * height,
      "\(ids.count) ids given for a label map of \(width)x\(height)")
    self.width = width
    self.height = height
    self.ids = ids
  }

  /// Makes a map that holds one class everywhere.
  public init(width: Int, height: Int, filledWith classID: ClassID = .void) {
    self.init(
      width: width, height: height,
      ids: Array(repeating: classID.rawValue, count: width * height))
  }

  /// The class of the pixel in column `x` of row `y`.
  public subscript(x: Int, y: Int) -> ClassID {
    get {
      precondition(x >= 0 && x < width, "Column \(x) of \(width)")
      return ClassID(ids[y * width + x])
    }
    set {
      precondition(x >= 0 && x < width, "Column \(x) of \(width)")
      ids[y * width + x] = newValue.rawValue
    }
  }

  /// Its size in pixels.
  public var size: Size<ImageSpace> { Size(width: width, height: height) }

  /// The rectangle of all its pixels.
  public var bounds: Rectangle<ImageSpace> {
    Rectangle(x: 0, y: 0, width: width, height: height)
  }

  /// Calls `body` with mutable access to all ids in row-major order.
  public mutating func withMutableIDs<Result>(
    _ body: (inout MutableSpan<UInt8>) throws -> Result
  ) rethrows -> Result {
    var span = ids.mutableSpan
    return try body(&span)
  }

  /// How many pixels hold each id.
  /// - Returns: 256 counts, indexed by id.
  /// - Complexity: O(pixels).
  public func histogram() -> [Int] {
    // Neighbours mostly share an id; four counters each, so that none waits for the one before.
    var quarters = [Int](repeating: 0, count: 4 * 256)
    for index in ids.indices { quarters[(index & 3) << 8 | Int(ids[index])] += 1 }
    return (0..<256).map { id in
      quarters[id] + quarters[256 + id] + quarters[512 + id] + quarters[768 + id]
    }
  }
}
