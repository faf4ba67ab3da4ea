internal import Labels

extension RGBImage {
  /// The pixels of a rectangle, which must lie within the image.
  /// - Complexity: O(pixels of the rectangle).
  internal func cropped(to crop: Rectangle<ImageSpace>) -> RGBImage {
    precondition(
      crop.x >= 0 && crop.y >= 0 && crop.maxX <= width && crop.maxY <= height,
      "\(crop) reaches out of \(width)x\(height) pixels")
    if crop.width == width && crop.height == height { return self }
    var part: [UInt8] = []
    part.reserveCapacity(crop.area * 3)
    for y in crop.y..<crop.maxY {
      let start = (y * width + crop.x) * 3
      part.append(contentsOf: bytes[start..<(start + crop.width * 3)])
    }
    return RGBImage(width: crop.width, height: crop.height, bytes: part)
  }
}
