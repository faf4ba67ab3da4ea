internal import Labels

/// The crops of a photo that are segmented one after the other.
///
/// segment_anything `utils/amg.py`, `generate_crop_boxes`.
internal enum CropLayout {
  /// A part of a photo.
  internal struct Crop: Hashable, Sendable {
    /// Where it lies.
    internal let box: Rectangle<ImageSpace>
    /// 0 for the whole photo, 1 for the largest crops.
    internal let layer: Int
  }

  /// The whole photo and then layer by layer its crops, column by column.
  ///
  /// Crops that would be empty, which only photos of a few pixels have, are left out; the reference
  /// fails.
  internal static func crops(
    of size: Size<ImageSpace>, layers: Int, overlapRatio: Double
  ) -> [Crop] {
    let whole = Rectangle<ImageSpace>(x: 0, y: 0, width: size.width, height: size.height)
    var crops = [Crop(box: whole, layer: 0)]
    for layer in 0..<layers {
      let perSide = 2 << layer
      let shorter = Double(min(size.width, size.height))
      let overlap = Int(overlapRatio * shorter * (2 / Double(perSide)))
      let columns = stretches(of: size.width, count: perSide, overlap: overlap)
      let rows = stretches(of: size.height, count: perSide, overlap: overlap)
      for column in columns {
        for row in rows {
          let box = Rectangle<ImageSpace>(
            x: column.lowerBound, y: row.lowerBound, width: column.count, height: row.count)
          crops.append(Crop(box: box, layer: layer + 1))
        }
      }
    }
    return crops
  }

  /// Divides a side into overlapping stretches.
  private static func stretches(of length: Int, count: Int, overlap: Int) -> [Range<Int>] {
    let sum = overlap * (count - 1) + length
    let stretch = (sum + count - 1) / count
    return (0..<count).compactMap { index in
      let start = (stretch - overlap) * index
      return start < length ? start..<min(start + stretch, length) : nil
    }
  }

  /// Whether a box ends near an edge of its crop that is not one of the photo: what it holds is cut off.
  ///
  /// Edges are compared with outermost pixels, which lie one before the edge on the right and at the
  /// bottom, as the reference does (`is_box_near_crop_edge`). box: in the photo's pixels.
  internal static func isCutOff(
    _ box: PixelBox, by crop: Rectangle<ImageSpace>, of size: Size<ImageSpace>
  ) -> Bool {
    let sides = [
      (box.left, crop.x, 0), (box.top, crop.y, 0), (box.right, crop.maxX, size.width),
      (box.bottom, crop.maxY, size.height),
    ]
    return sides.contains { side, cropEdge, photoEdge in
      abs(side - cropEdge) <= tolerance && abs(side - photoEdge) > tolerance
    }
  }

  /// Pixels within which a box is near an edge.
  private static let tolerance = 20
}
