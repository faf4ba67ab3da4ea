internal import Labels

/// Removes small holes and small islands from masks.
///
/// segment_anything `utils/amg.py`, `remove_small_regions`: regions are 8-connected, those of unset
/// pixels too.
internal struct SmallRegions: Sendable {
  /// Set pixels are 1, unset ones 0.
  private var map: LabelMap
  /// Whether anything has been removed.
  internal private(set) var isChanged = false

  /// Takes a mask to clean.
  internal init(_ mask: RunLengthEncoding) {
    map = LabelMap(width: mask.size.width, height: mask.size.height, filledWith: Self.unset)
    mask.paint(Self.set, into: &map)
  }

  private static let set = ClassID(1)
  private static let unset = ClassID(0)

  /// Sets holes, and unset regions at the photo's edge, of fewer than `area` pixels.
  internal mutating func fillHoles(smallerThan area: Int) {
    let regions = ConnectedComponents(map)
    let small = regions.components.filter { $0.classID == Self.unset && $0.area < area }
    paint(small, of: regions, as: Self.set)
  }

  /// Unsets islands of fewer than `area` pixels; when all are that small, the largest stays.
  internal mutating func removeIslands(smallerThan area: Int) {
    let regions = ConnectedComponents(map)
    let islands = regions.components.filter { $0.classID == Self.set }
    var small = islands.filter { $0.area < area }
    if small.count == islands.count, let largest = Self.largest(of: small, regions) {
      small.removeAll { $0.index == largest }
    }
    // The reference counts as changed what has a small region, whether or not it loses one.
    isChanged = isChanged || islands.contains { $0.area < area }
    paint(small, of: regions, as: Self.unset)
  }

  private mutating func paint(
    _ small: [Component], of regions: ConnectedComponents, as classID: ClassID
  ) {
    guard !small.isEmpty else { return }
    isChanged = true
    let indices = Set(small.map { Int32($0.index.rawValue) })
    let width = map.width
    map.withMutableIDs { ids in
      for run in regions.runs where indices.contains(run.component) {
        let row = Int(run.y) * width
        for x in Int(run.start)..<Int(run.end) { ids[row + x] = classID.rawValue }
      }
    }
  }

  /// The largest of some components; of equally large ones, that which OpenCV numbers first.
  ///
  /// OpenCV scans blocks of two by two pixels (`modules/imgproc/src/connectedcomponents.cpp`), so that a
  /// component in the second row can come before one in the first.
  private static func largest(
    of components: [Component], _ regions: ConnectedComponents
  ) -> ComponentIndex? {
    let area = components.map(\.area).max()
    let candidates = Set(components.filter { $0.area == area }.map { $0.index.rawValue })
    let first = regions.runs.filter { candidates.contains(Int($0.component)) }
      .min { ($0.y >> 1, $0.start >> 1) < ($1.y >> 1, $1.start >> 1) }
    return first.map { ComponentIndex(rawValue: Int($0.component)) }
  }

  /// The mask as it is now.
  /// - Complexity: O(pixels).
  internal var encoding: RunLengthEncoding {
    RunLengthEncoding(
      Mask(imageSize: map.size, bounds: map.bounds, bits: map.ids.map { $0 == 1 }))
  }
}
