/// A colour of 8 bits per channel, sRGB.
public struct RGB: Hashable, Sendable {
  /// Red, 0...255.
  public var red: UInt8
  /// Green, 0...255.
  public var green: UInt8
  /// Blue, 0...255.
  public var blue: UInt8

  /// Makes a colour from its channels.
  @inlinable
  public init(_ red: UInt8, _ green: UInt8, _ blue: UInt8) {
    self.red = red
    self.green = green
    self.blue = blue
  }
}

/// An image of 8-bit sRGB pixels, row-major and interleaved: R, G, B, R, G, B, ...
public struct RGBImage: Hashable, Sendable {
  /// Number of columns.
  public let width: Int
  /// Number of rows.
  public let height: Int
  /// All bytes: pixel (x, y) starts at `(y * width + x) * 3`.
  public private(set) var bytes: [UInt8]

  /// Makes an image from its interleaved bytes; their number must be `width * height * 3`.
  public init(width: Int, height: Int, bytes: [UInt8]) {
    precondition(
      width >= 0 && height >= 0 && bytes.count == width * height * 3,
      "\(bytes.count) bytes given for an RGB image of \(width)x\(height)")
    self.width = width
    self.height = height
    self.bytes = bytes
  }

  /// Makes an image of one colour.
  public init(width: Int, height: Int, filledWith colour: RGB = RGB(0, 0, 0)) {
    var bytes = [UInt8](repeating: 0, count: width * height * 3)
    for index in 0..<(width * height) {
      bytes[index * 3] = colour.red
      bytes[index * 3 + 1] = colour.green
      bytes[index * 3 + 2] = colour.blue
    }
    self.init(width: width, height: height, bytes: bytes)
  }

  /// The colour of the pixel in column `x` of row `y`.
  public subscript(x: Int, y: Int) -> RGB {
    get {
      precondition(x >= 0 && x < width, "Column \(x) of \(width)")
      let start = (y * width + x) * 3
      return RGB(bytes[start], bytes[start + 1], bytes[start + 2])
    }
    set {
      precondition(x >= 0 && x < width, "Column \(x) of \(width)")
      let start = (y * width + x) * 3
      bytes[start] = newValue.red
      bytes[start + 1] = newValue.green
      bytes[start + 2] = newValue.blue
    }
  }

  /// Its size in pixels.
  public var size: Size<ImageSpace> { Size(width: width, height: height) }

  /// Calls `body` with mutable access to all interleaved bytes.
  public mutating func withMutableBytes<Result>(
    _ body: (inout MutableSpan<UInt8>) throws -> Result
  ) rethrows -> Result {
    var span = bytes.mutableSpan
    return try body(&span)
  }
}
