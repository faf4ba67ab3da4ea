import Labels

/// Which points of a component are given to the network; reference `seco-method.md` 1.2.2.
enum PointRule: Hashable, Sendable {
  /// The paper's geometric centre: the mean of the pixels, or where that is no pixel of the component,
  /// the pixel of it that lies nearest.
  case centre
  /// What the released code does: the purest pixel of each half, but of components with an even number
  /// of pixels only one over all, because the second half's end is never reached.
  case purestWithParity
  /// What it means to do: the purest pixel of the upper and of the lower half in raster order.
  case purestOfHalves

  /// Whether the label entropy is looked at.
  var needsEntropy: Bool { self != .centre }

  /// The points, pixel centres but for the geometric centre; at least one.
  ///
  /// runs: the component's, in raster order.  entropy: of its map; not used for the centre.
  /// - Complexity: O(pixels of the component).
  func points(
    of component: Component, runs: ArraySlice<HorizontalRun>, entropy: LabelEntropy?
  ) -> [Point<ImageSpace>] {
    guard needsEntropy else { return [Self.centre(of: component, runs: runs)] }
    guard let entropy else { preconditionFailure("Points without the entropy they depend on") }
    var ends = ends(of: component.area)[...]
    var points: [Point<ImageSpace>] = []
    var batch = PurestPixel(entropy: entropy)
    var place = 0
    for run in runs {
      for x in Int(run.start)..<Int(run.end) {
        batch.see(x: x, y: Int(run.y))
        if ends.first == place {
          points.append(batch.take())
          ends.removeFirst()
        }
        place += 1
      }
    }
    return points
  }

  /// The places, in raster order and rising, of the last pixels of the parts that give a point each.
  private func ends(of area: Int) -> [Int] {
    let half = area / 2
    if self == .purestWithParity { return half > 0 && half * 2 < area ? [half, half * 2] : [half] }
    return area > 1 ? [(area + 1) / 2 - 1, area - 1] : [0]
  }

  private static func centre(
    of component: Component, runs: ArraySlice<HorizontalRun>
  ) -> Point<ImageSpace> {
    let middle = component.centroid
    var nearest = middle
    var least = Double.infinity
    for run in runs {
      // Coordinates count pixels; one that lies within half a pixel of a pixel is inside of it.
      let x = min(max(middle.x.rounded(), Double(run.start)), Double(run.end - 1))
      let (across, down) = (x - middle.x, Double(run.y) - middle.y)
      if max(abs(across), abs(down)) <= 0.5 { return Point(x: middle.x + 0.5, y: middle.y + 0.5) }
      let distance = across * across + down * down
      if distance < least {
        least = distance
        nearest = Point(x: x, y: Double(run.y))
      }
    }
    return Point(x: nearest.x + 0.5, y: nearest.y + 0.5)
  }
}

/// The first of the purest pixels seen.
private struct PurestPixel {
  let entropy: LabelEntropy
  private var best: (x: Int, y: Int, entropy: Float)?

  init(entropy: LabelEntropy) { self.entropy = entropy }

  mutating func see(x: Int, y: Int) {
    let value = entropy[x, y]
    if best.map({ value < $0.entropy }) ?? true { best = (x, y, value) }
  }

  /// Its centre; starts anew.
  mutating func take() -> Point<ImageSpace> {
    guard let (x, y, _) = best else { preconditionFailure("No pixel seen") }
    best = nil
    return Point(x: Double(x) + 0.5, y: Double(y) + 0.5)
  }
}
