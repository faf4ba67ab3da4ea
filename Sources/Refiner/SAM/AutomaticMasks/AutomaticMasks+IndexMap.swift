public import Labels

/// Forms in which the masks of a photo leave the program.
public enum AutomaticMasks {
  /// Which mask each pixel of a photo belongs to: 0 for none, else the mask's place plus one.
  ///
  /// Smaller masks lie on larger ones, of two of one size the later on the earlier. Masks from the
  /// 65536th on are not drawn. masks: all of `size`.
  /// - Complexity: O(pixels + areas).
  public static func indexMap(of masks: [AutomaticMask], size: Size<ImageSpace>) -> Grid<UInt16> {
    var map = Grid<UInt16>(width: size.width, height: size.height, repeating: 0)
    let drawn = masks.prefix(Int(UInt16.max))
    let order = drawn.indices.sorted {
      drawn[$0].area != drawn[$1].area ? drawn[$0].area > drawn[$1].area : $0 < $1
    }
    map.withMutableElements { elements in
      for index in order {
        let mask = drawn[index].segmentation
        precondition(mask.size == size, "A mask of \(mask.size) in a photo of \(size)")
        let number = UInt16(index + 1)
        mask.forEachColumnRun { x, y, length in
          for row in y..<(y + length) { elements[row * size.width + x] = number }
        }
      }
    }
    return map
  }
}
