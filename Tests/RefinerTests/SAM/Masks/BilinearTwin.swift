@testable import Refiner

/// The reference's bilinear resize of one map, written plainly, in `Float`.
enum BilinearTwin {
  /// Resizes a map.
  ///
  /// map: [height, width]  ->  [newHeight, newWidth]
  static func resize(
    _ map: [Float], height: Int, width: Int, newHeight: Int, newWidth: Int
  ) -> [Float] {
    let rows = BilinearAxis(from: height, to: newHeight)
    let columns = BilinearAxis(from: width, to: newWidth)
    var result: [Float] = []
    for y in 0..<newHeight {
      for x in 0..<newWidth {
        let share = columns.fraction[x]
        func across(_ row: Int) -> Float {
          map[row * width + columns.lower[x]] * (1 - share)
            + map[row * width + columns.upper[x]] * share
        }
        let down = rows.fraction[y]
        result.append(across(rows.lower[y]) * (1 - down) + across(rows.upper[y]) * down)
      }
    }
    return result
  }

  /// Low-resolution logits to the photo's size in the reference's two steps.
  static func postprocess(
    _ logits: [Float], side: Int, inputSide: Int, covered: (height: Int, width: Int),
    original: (height: Int, width: Int)
  ) -> [Float] {
    let grown = resize(
      logits, height: side, width: side, newHeight: inputSide, newWidth: inputSide)
    var cut: [Float] = []
    for y in 0..<covered.height {
      cut += grown[(y * inputSide)..<(y * inputSide + covered.width)]
    }
    return resize(
      cut, height: covered.height, width: covered.width, newHeight: original.height,
      newWidth: original.width)
  }
}
