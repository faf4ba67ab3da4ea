internal import Labels

/// Which component each region of a new class continues.
internal struct RegionBorders {
  /// By region the place of the component of its class that it touches along most pixels, corners included; -1
  /// where it touches none.
  internal let growers: [Int32]

  /// Looks at the pixels around each region.
  ///
  /// found: the regions. owners: the place of each pixel's component, -1 for none. classes: the class that each
  /// component has in the end.
  /// - Complexity: O(pixels of the regions).
  internal init(
    _ found: ConnectedComponents, owners: [Int32], classes: [ClassID], wanted: LabelMap
  ) {
    let (width, height) = (found.size.width, found.size.height)
    let (places, ids) = (owners.span, wanted.ids.span)
    var counts: [Border: Int] = [:]
    for run in found.runs {
      let y = Int(run.y)
      let id = found.components[Int(run.component)].classID
      let columns = max(0, Int(run.start) - 1)...min(width - 1, Int(run.end))
      for row in max(0, y - 1)...min(height - 1, y + 1) {
        for x in columns {
          // The region's own row has it at both ends only.
          if row == y, x >= Int(run.start), x < Int(run.end) { continue }
          let pixel = row * width + x
          let place = places[pixel]
          guard place >= 0, ids[pixel] == id.rawValue, classes[Int(place)] == id else { continue }
          counts[Border(region: run.component, place: place), default: 0] += 1
        }
      }
    }
    var growers = [Int32](repeating: -1, count: found.components.count)
    var longest = [Int](repeating: 0, count: found.components.count)
    for (border, count) in counts {
      let region = Int(border.region)
      guard (count, growers[region]) > (longest[region], border.place) else { continue }
      growers[region] = border.place
      longest[region] = count
    }
    self.growers = growers
  }

  /// A region and a component that touch.
  private struct Border: Hashable {
    let region: Int32
    let place: Int32
  }
}
