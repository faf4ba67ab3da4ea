import Labels

/// What surrounds each component: the classes of the pixels one and two steps outside of each of its
/// boundary sides.
///
/// A ring two pixels wide, in which a pixel counts once per side that faces it; found from the runs'
/// ends alone, without dilating a mask.
struct RingHistograms {
  private let binCount: Int
  private var counts: [UInt32]

  init(
    of found: ConnectedComponents, verticalRuns: [VerticalRun], map: LabelMap, taxonomy: Taxonomy
  ) {
    binCount = taxonomy.classes.count + 1
    counts = [UInt32](repeating: 0, count: found.components.count * binCount)
    let bins = (0..<256).map { id in
      taxonomy.position(of: ClassID(UInt8(id))) ?? taxonomy.classes.count
    }
    let ids = map.ids.span
    let width = map.width
    for run in found.runs {
      let row = Int(run.y) * width
      for step in 1...2 {
        let left = Int(run.start) - step
        let right = Int(run.end) - 1 + step
        if left >= 0 { count(ids[row + left], of: run.component, bins: bins) }
        if right < width { count(ids[row + right], of: run.component, bins: bins) }
      }
    }
    for run in verticalRuns {
      let x = Int(run.x)
      for step in 1...2 {
        let above = Int(run.start) - step
        let below = Int(run.end) - 1 + step
        if above >= 0 { count(ids[above * width + x], of: run.component, bins: bins) }
        if below < map.height { count(ids[below * width + x], of: run.component, bins: bins) }
      }
    }
  }

  private mutating func count(_ id: UInt8, of component: Int32, bins: [Int]) {
    counts[Int(component) * binCount + bins[Int(id)]] += 1
  }

  func write(_ component: Component, into vector: inout [Float], layout: FeatureLayout) {
    let start = component.index.rawValue * binCount
    var total: UInt32 = 0
    for bin in 0..<binCount { total += counts[start + bin] }
    guard total > 0 else { return }
    for bin in 0..<binCount {
      vector[layout.ring + bin] = Float(counts[start + bin]) / Float(total)
    }
  }
}
