public import Labels

/// How sure the model was of each pixel's label, row-major.
public struct ConfidenceMap: Hashable, Sendable {
  /// Number of columns.
  public let width: Int
  /// Number of rows.
  public let height: Int
  /// The confidence of every pixel, 0...65535 for 0...1.
  public let values: [UInt16]

  /// Makes a map from its values in row-major order; their number must be `width * height`.
  public init(width: Int, height: Int, values: [UInt16]) {
    precondition(
      width >= 0 && height >= 0 && values.count == width * height,
      "\(values.count) values given for a confidence map of \(width)x\(height)")
    self.width = width
    self.height = height
    self.values = values
  }

  /// Its size in pixels.
  public var size: Size<ImageSpace> { Size(width: width, height: height) }

  /// The map at another size: bilinear when growing, the mean of the covered pixels when shrinking.
  /// - Complexity: O(pixels of both sizes).
  public func resized(to size: Size<ImageSpace>) -> ConfidenceMap {
    if size == self.size { return self }
    let result = Resampling.resize(
      values.map { Float($0) }, from: self.size, to: size, channels: 1)
    return ConfidenceMap(
      width: size.width, height: size.height,
      values: result.map { UInt16(max(0, min(65535, $0.rounded()))) })
  }
}
