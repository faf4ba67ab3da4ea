public import Labels

extension Mask {
  /// The mask with its holes set: unset pixels that no path over sides leads out of.
  ///
  /// What is open to the edge of the image is no hole.  below: only holes of fewer pixels are set.
  /// - Complexity: O(pixels of the bounds).
  public func fillingHoles(below limit: Int = .max) -> Mask {
    // Within the smallest bounds, a region at the edge has a way out, or ends at the image's edge.
    let tight = trimmed
    let regions = MaskRegions(tight, of: false, connectivity: .four)
    let bits = regions.setting(true, in: tight.bits, width: tight.bounds.width) {
      !regions.touchesEdge[$0] && regions.areas[$0] < limit
    }
    return Mask(imageSize: imageSize, bounds: tight.bounds, bits: bits)
  }

  /// The mask without its small islands, 8-connected; the largest island always stays, of equal ones
  /// that which comes first in raster order.
  ///
  /// below: islands of fewer pixels go.
  /// - Complexity: O(pixels of the bounds).
  public func droppingSpeckle(below limit: Int) -> Mask {
    let regions = MaskRegions(self, of: true, connectivity: .eight)
    guard let largest = regions.areas.max(),
      let kept = regions.areas.firstIndex(of: largest)
    else { return trimmed }
    let bits = regions.setting(false, in: bits, width: bounds.width) {
      $0 != kept && regions.areas[$0] < limit
    }
    return Mask(imageSize: imageSize, bounds: bounds, bits: bits).trimmed
  }
}
