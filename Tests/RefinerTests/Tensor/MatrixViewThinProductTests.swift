import Testing

@testable import Refiner

/// Products that are too thin for BLAS, and what the mask decoder fuses with them.
@Suite struct MatrixViewThinProductTests {
  /// Rows go four at a time, columns two at a time; inner sides are multiples of 8.
  @Test(arguments: [1, 2, 3, 4, 5, 7, 9], [1, 2, 7, 64, 65])
  func thinProductsMatchThePlainTwin(rows: Int, columns: Int) {
    var random = SplitMix64(seed: 71)
    for (inner, gap) in [(8, 0), (64, 3), (264, 1), (0, 2)] {
      let x = GuardedMatrix(MatrixShape(rows: rows, columns: inner, gap: gap), using: &random)
      let weight = GuardedMatrix(
        MatrixShape(rows: columns, columns: inner, gap: gap), using: &random)
      let bias = FloatStorage.random(columns, using: &random)
      for bias in [nil, bias] {
        let target = GuardedMatrix(MatrixShape(rows: rows, columns: columns, gap: gap))
        target.view.setThinProduct(x.view, weight: weight.view, bias: bias)
        let a = DoubleMatrix(x.view)
        let b = DoubleMatrix(weight.view).transposed
        let zeros = DoubleMatrix(rows, columns) { _, _ in 0 }
        let added = bias.map { zeros.adding(row: $0.doubles) } ?? zeros
        let wanted = Plain.product(a, b) + added
        let bound = Plain.productBound(a, b, added: added)
        #expect(wanted.largestError(of: target.view, in: bound) <= 1, "inner \(inner)")
        #expect(target.isIntact)
      }
    }
  }

  /// Channels per head that are and are not a multiple of the four that go together.
  static let heads = [(1, 1), (2, 3), (3, 4), (2, 7), (8, 16)]

  @Test(arguments: heads, [1, 7, 65])
  func foldedTokensMatchThePlainTwin(_ head: (count: Int, width: Int), columns: Int) {
    var random = SplitMix64(seed: 72)
    for tokenCount in [1, 5] {
      let inner = head.count * head.width
      let tokens = GuardedMatrix(
        MatrixShape(rows: tokenCount, columns: inner, gap: 3), using: &random)
      let weight = GuardedMatrix(MatrixShape(rows: inner, columns: columns), using: &random)
      let target = GuardedMatrix(
        MatrixShape(rows: head.count * tokenCount, columns: columns))
      target.view.setHeadProducts(
        tokens.view, headCount: head.count, weight: weight.view, scale: 0.25)
      expectHeads(
        target.view, tokens.view, DoubleMatrix(weight.view), head: head, scale: 0.25)
      #expect(target.isIntact)
    }
  }

  @Test(arguments: heads, [1, 7, 65])
  func headScoresMatchThePlainTwin(_ head: (count: Int, width: Int), columns: Int) {
    var random = SplitMix64(seed: 73)
    for tokenCount in [1, 5] {
      let inner = head.count * head.width
      let tokens = GuardedMatrix(
        MatrixShape(rows: tokenCount, columns: inner, gap: 2), using: &random)
      let projected = GuardedMatrix(
        MatrixShape(rows: inner, columns: columns, gap: 5), using: &random)
      let target = GuardedMatrix(
        MatrixShape(rows: head.count * tokenCount, columns: columns, gap: 1))
      target.view.setHeadProducts(
        tokens.view, headCount: head.count, weight: projected.view, scale: 0.5)
      expectHeads(
        target.view, tokens.view, DoubleMatrix(projected.view), head: head, scale: 0.5)
      #expect(target.isIntact)
    }
  }

  /// Row `head * tokens + token` of both kernels is a head's part of a token by a head's rows.
  private func expectHeads(
    _ found: MatrixView, _ tokens: MatrixView, _ weight: DoubleMatrix,
    head: (count: Int, width: Int), scale: Double
  ) {
    for index in 0..<head.count {
      let channels = index * head.width..<(index + 1) * head.width
      let rows = index * tokens.rowCount..<(index + 1) * tokens.rowCount
      let part = DoubleMatrix(tokens).columns(channels)
      let wanted = Plain.product(part, weight.rows(channels), scale: scale)
      let bound = Plain.productBound(part, weight.rows(channels), scale: scale)
      #expect(wanted.largestError(of: found.rows(rows), in: bound) <= 1, "head \(index)")
    }
  }

  @Test(arguments: heads, [1, 2, 7, 14])
  func attentionAmongTokensMatchesThePlainTwin(_ head: (count: Int, width: Int), tokens: Int) {
    var random = SplitMix64(seed: 74)
    let shape = MatrixShape(rows: tokens, columns: head.count * head.width)
    for limit in [1, 6] as [Float] {
      let query = GuardedMatrix(shape, limit: limit, using: &random)
      let key = GuardedMatrix(shape, limit: limit, using: &random)
      let value = GuardedMatrix(shape, using: &random)
      let target = GuardedMatrix(shape)
      target.view.setTokenAttention(
        query: query.view, key: key.view, value: value.view, headCount: head.count,
        scratch: FloatStorage(count: tokens + 1))
      let wanted = Plain.multiHeadAttention(
        DoubleMatrix(query.view), DoubleMatrix(key.view), DoubleMatrix(value.view),
        headCount: head.count)
      // A score of `width` products of at most limit^2 is off by (width + 1) u of their sum, and so,
      // relatively, is twice each weight; values are at most 1.
      let width = Double(head.width)
      let score = Double(limit * limit) * width.squareRoot()
      let relative = 2 * (width + 3) * score + 8 + 2 * Double(tokens)
      let bound = wanted.map { _ in relative * Plain.roundoff }
      #expect(wanted.largestError(of: target.view, in: bound) <= 1)
      #expect(target.isIntact)
    }
  }

  @Test func aLoneTokenAttendsToItself() {
    let value = MatrixView(rowCount: 1, columnCount: 4, values: [1, -2, 3, -4])
    let query = MatrixView(rowCount: 1, columnCount: 4, values: [90, 90, 90, 90])
    let target = MatrixView.like(value)
    target.setTokenAttention(
      query: query, key: query, value: value, headCount: 2, scratch: FloatStorage(count: 1))
    #expect(target.values == value.values)
  }

  /// Pixels go 32 at a time, masks four at a time; at most 64 channels.
  @Test(arguments: [1, 7, 32, 64], [1, 31, 32, 33, 100])
  func masksMatchThePlainTwin(channels: Int, columns: Int) {
    var random = SplitMix64(seed: 75)
    for maskCount in [1, 3, 4, 5, 9] {
      let x = GuardedMatrix(
        MatrixShape(rows: channels, columns: columns, gap: 2), limit: 4, using: &random)
      let bias = FloatStorage.random(channels, using: &random)
      let hyper = GuardedMatrix(
        MatrixShape(rows: maskCount, columns: channels), limit: 3, using: &random)
      let target = GuardedMatrix(MatrixShape(rows: maskCount, columns: columns, gap: 7))
      target.view.setMasks(channels: x.view, bias: bias, hyper: hyper.view)
      let sums = DoubleMatrix(channels, columns) {
        Double(x.view[$0, $1]) + Double(bias.values[$0])
      }
      let activated = sums.map(Plain.gelu)
      let factors = DoubleMatrix(hyper.view)
      let wanted = Plain.product(factors, activated)
      // What each GELU is off, 3e-7 |x| and 1.13 roundings of a sum of at most 5, adds up.
      let offs = sums.map { 3e-7 * abs($0) + 1.13 * 5 * Plain.roundoff }
      let bound =
        Plain.productBound(factors, activated) + Plain.product(factors.magnitudes, offs)
      #expect(wanted.largestError(of: target.view, in: bound) <= 1, "\(maskCount) masks")
      #expect(target.isIntact)
    }
  }
}
