import Labels

/// Class scores at an eighth of the scene's resolution; node (column, row) stands at pixel (8 column, 8 row).
struct ScoreGrid: Sendable {
  static let pitch = 8
  static let columns = Canvas.width / pitch + 1
  static let rows = Canvas.height / pitch + 1

  /// Scores: `[row][column][class]`, zero or more.
  var scores: [Float]

  /// Collects what the pixels around each node are believed to be, displaced by a few pixels so that
  /// outlines wander.
  init(_ scene: StreetScene, beliefs: [ObjectBelief], noise: ValueNoise) {
    scores = Array(repeating: 0, count: Self.columns * Self.rows * StreetClass.count)
    let ids = scene.truth.ids
    let warp = ValueNoise(seed: noise.seed ^ 0xA511_E9B3)
    for y in 0..<Canvas.height {
      for x in 0..<Canvas.width {
        let index = y * Canvas.width + x
        let belief = beliefs[Int(scene.objectIDs[index])]
        guard belief.weight > 0 else { continue }
        let node = Self.node(x: x, y: y, warp: warp)
        let known = ids[index]
        if let taken = belief.taken {
          scores[node + Int(taken)] += belief.weight * belief.share
          if known != StreetClass.void {
            scores[node + Int(known)] += belief.weight * (1 - belief.share)
          }
        } else if known != StreetClass.void {
          scores[node + Int(known)] += belief.weight
        }
      }
    }
    self = blurred(times: 1, centre: 0.72).normalised()
  }

  @inline(__always)
  private static func node(x: Int, y: Int, warp: ValueNoise) -> Int {
    let cell = warp.value(Int32(x >> 2), Int32(y >> 2))
    let shift = Int(cell * 9) - 4
    let column = max(0, min(columns - 1, (x + shift + pitch / 2) / pitch))
    let row = max(0, min(rows - 1, (y - shift / 2 + pitch / 2) / pitch))
    return (row * columns + column) * StreetClass.count
  }

  /// The scores after passes of a 3x3 filter with the weight `centre` in the middle of its rows and
  /// columns, edges repeated.
  func blurred(times: Int, centre: Float = 0.5) -> ScoreGrid {
    var result = self
    let classes = StreetClass.count
    for _ in 0..<times {
      for (step, limit) in [(1, Self.columns), (Self.columns, Self.rows)] {
        let source = result.scores
        for row in 0..<Self.rows {
          for column in 0..<Self.columns {
            let place = step == 1 ? column : row
            let node = (row * Self.columns + column) * classes
            let before = place > 0 ? node - step * classes : node
            let after = place < limit - 1 ? node + step * classes : node
            for id in 0..<classes {
              result.scores[node + id] =
                source[node + id] * centre
                + (source[before + id] + source[after + id]) * ((1 - centre) / 2)
            }
          }
        }
      }
    }
    return result
  }

  private func normalised() -> ScoreGrid {
    var result = self
    let classes = StreetClass.count
    for node in stride(from: 0, to: scores.count, by: classes) {
      var total: Float = 0
      for id in 0..<classes { total += scores[node + id] }
      guard total > 0 else { continue }
      for id in 0..<classes { result.scores[node + id] /= total }
    }
    return result
  }

  /// Moves score from one class to another where the field, the looks and the neighbours invite it.
  mutating func apply(
    _ confusion: Confusion, appearance: NodeAppearance, surroundings: ScoreGrid, noise: ValueNoise
  ) {
    for row in 0..<Self.rows {
      for column in 0..<Self.columns {
        let node = row * Self.columns + column
        let start = node * StreetClass.count
        let score = scores[start + Int(confusion.from)]
        guard score > 0.02 else { continue }
        let field = noise.fractal(
          Float(column) * confusion.frequency, Float(row) * confusion.frequency, octaves: 2)
        let context = min(1, surroundings.scores[start + Int(confusion.to)] * 5)
        let pull =
          field + confusion.context * context + appearance.invitation(confusion.lure, at: node)
        // Some regions slip with all conviction, others barely: only these show in the confidence.
        let conviction = 0.56 + 0.4 * noise.at(Float(column) * 0.06 + 91, Float(row) * 0.06)
        let share =
          conviction
          * ValueNoise.step(confusion.threshold - 0.05, confusion.threshold + 0.05, pull)
        scores[start + Int(confusion.from)] = score * (1 - share)
        scores[start + Int(confusion.to)] += score * share
      }
    }
  }
}
