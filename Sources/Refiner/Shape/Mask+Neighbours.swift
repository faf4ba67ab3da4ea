public import Labels

/// A class that a component borders on.
public struct MaskNeighbour: Hashable, Sendable {
  /// The class; never void.
  public let classID: ClassID
  /// Number of pixel sides that its pixels share with the component.
  public let border: Int
}

extension Mask {
  /// The classes beside the mask on a map, the longest common border first, then by id.
  /// - Complexity: O(pixels of the bounds).
  public func neighbours(in map: LabelMap) -> [MaskNeighbour] {
    precondition(map.size == imageSize, "Mask of \(imageSize), map of \(map.size)")
    var sides = [Int](repeating: 0, count: 256)
    let outline = BorderScan(mask: self, map: map)
    for row in 0..<bounds.height {
      for column in 0..<bounds.width { outline.count(column, row, into: &sides) }
    }
    return MaskChange.shares(sides).filter { !$0.classID.isVoid }
      .map { MaskNeighbour(classID: $0.classID, border: $0.count) }
  }
}

/// Looks across the sides of a mask's pixels.
private struct BorderScan {
  let mask: Mask
  let map: LabelMap

  func count(_ column: Int, _ row: Int, into sides: inout [Int]) {
    let (width, height) = (mask.bounds.width, mask.bounds.height)
    let index = row * width + column
    let bits = mask.bits.span
    guard bits[index] else { return }
    let (x, y) = (mask.bounds.x + column, mask.bounds.y + row)
    if column == 0 || !bits[index - 1] { look(x - 1, y, &sides) }
    if column == width - 1 || !bits[index + 1] { look(x + 1, y, &sides) }
    if row == 0 || !bits[index - width] { look(x, y - 1, &sides) }
    if row == height - 1 || !bits[index + width] { look(x, y + 1, &sides) }
  }

  private func look(_ x: Int, _ y: Int, _ sides: inout [Int]) {
    guard x >= 0, y >= 0, x < map.width, y < map.height else { return }
    sides[Int(map.ids[y * map.width + x])] += 1
  }
}
