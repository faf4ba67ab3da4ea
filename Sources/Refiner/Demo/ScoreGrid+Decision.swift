import Labels

extension ScoreGrid {
  /// Brings the scores to full resolution and takes the best class of every pixel.
  ///
  /// Confidence is the best class's share of the squared scores, a softmax without exponentials.
  func decide(speckle: SpeckleLayer, doubt: DoubtField) -> (labels: LabelMap, confidence: [UInt8]) {
    var ids = [UInt8](repeating: 0, count: Canvas.width * Canvas.height)
    var confidence = [UInt8](repeating: 0, count: ids.count)
    for row in 0..<(Self.rows - 1) {
      for column in 0..<(Self.columns - 1) {
        let block = Block(self, column: column, row: row, doubt: doubt)
        for y in 0..<Self.pitch {
          for x in 0..<Self.pitch {
            let index = (row * Self.pitch + y) * Canvas.width + column * Self.pitch + x
            let best = block.best(
              x: x, y: y, extra: speckle.classes[index], strength: speckle.strengths[index])
            ids[index] = best.classID
            confidence[index] = UInt8(max(0, min(255, best.confidence * 255)))
          }
        }
      }
    }
    return (LabelMap(width: Canvas.width, height: Canvas.height, ids: ids), confidence)
  }
}

/// The scores between four nodes, of the classes that occur there.
private struct Block {
  private var classes: [UInt8] = []
  /// Per class: scores at the nodes top left, top right, bottom left, bottom right.
  private var corners: [SIMD4<Float>] = []
  private var doubts: SIMD4<Float>

  init(_ grid: ScoreGrid, column: Int, row: Int, doubt: DoubtField) {
    let classCount = StreetClass.count
    let first = (row * ScoreGrid.columns + column) * classCount
    let below = first + ScoreGrid.columns * classCount
    for id in 0..<classCount {
      let values = SIMD4(
        grid.scores[first + id], grid.scores[first + classCount + id], grid.scores[below + id],
        grid.scores[below + classCount + id])
      guard values.max() > 0.01 else { continue }
      classes.append(UInt8(id))
      corners.append(values)
    }
    doubts = SIMD4(
      doubt.factor(column: column, row: row), doubt.factor(column: column + 1, row: row),
      doubt.factor(column: column, row: row + 1), doubt.factor(column: column + 1, row: row + 1))
  }

  func best(
    x: Int, y: Int, extra: UInt8, strength: Float
  ) -> (classID: UInt8, confidence: Float) {
    let right = (Float(x) + 0.5) / Float(ScoreGrid.pitch)
    let low = (Float(y) + 0.5) / Float(ScoreGrid.pitch)
    let shares = SIMD4(
      (1 - right) * (1 - low), right * (1 - low), (1 - right) * low, right * low)
    var bestClass = extra
    var bestScore = extra == StreetClass.void ? 0 : strength
    var total = bestScore * bestScore
    for index in classes.indices {
      let products = corners[index] * shares
      var score = (products.x + products.y) + (products.z + products.w)
      total += score * score
      if classes[index] == extra { score += strength }
      if score > bestScore {
        bestScore = score
        bestClass = classes[index]
      }
    }
    let factors = doubts * shares
    let factor = (factors.x + factors.y) + (factors.z + factors.w)
    let share = bestScore * bestScore / max(total, 1e-6)
    return (bestClass, (0.25 + 0.74 * min(1, share)) * factor)
  }
}
