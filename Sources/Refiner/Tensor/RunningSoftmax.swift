/// The state of a softmax over rows whose columns come in blocks.
///
/// After each block, earlier results must be multiplied with `factor`; at the end they are divided by
/// `sum`. Milakov, Gimelshein: "Online normalizer calculation for softmax", arXiv:1805.02867, algorithm 3.
internal struct RunningSoftmax: Sendable {
  /// The largest score of each row so far.
  let maximum: FloatStorage
  /// The sum of `exp(score - maximum)` of each row so far.
  let sum: FloatStorage
  /// What the results before the latest block must be multiplied with.
  let factor: FloatStorage

  /// Makes the state of some rows, before the first block.
  init(rowCount: Int) {
    maximum = FloatStorage(count: rowCount)
    sum = FloatStorage(count: rowCount)
    factor = FloatStorage(count: rowCount)
    reset()
  }

  /// Goes back to before the first block.
  func reset() {
    maximum.withMutableElements { span in
      for index in span.indices { span[index] = -1e30 }
    }
    sum.withMutableElements { span in
      for index in span.indices { span[index] = 0 }
    }
  }
}

extension RunningSoftmax {
  /// Puts `1 / sum` into `factor`, after the last block.
  func invert() {
    sum.withElements { sums in
      factor.withMutableElements { factors in
        for index in factors.indices { factors[index] = 1 / sums[index] }
      }
    }
  }
}
