public import Labels

extension RGBImage {
  /// The image at another size: the mean of the covered pixels when shrinking, bilinear when growing.
  /// - Complexity: O(pixels of both sizes).
  public func resized(to size: Size<ImageSpace>) -> RGBImage {
    if size == self.size { return self }
    let result = Resampling.resize(
      bytes.map { Float($0) }, from: self.size, to: size, channels: 3)
    return RGBImage(
      width: size.width, height: size.height,
      bytes: result.map { UInt8(max(0, min(255, $0.rounded()))) })
  }
}
