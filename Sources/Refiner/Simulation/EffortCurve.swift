/// The effort of an order: what so many decisions achieve, mean of all seeds.
public struct EffortCurve: Hashable, Sendable {
  /// The shares of the wrong pixels whose decisions are counted.
  public static let shares = [0.5, 0.8, 0.9]

  /// The wrong pixels fixed after each number of decisions from 0 on.
  public let fixedPixels: [Double]
  /// Mean IoU on labelled pixels after as many.
  public let meanIoU: [Double]
  /// Decisions to fix each of ``shares``; nil when some review ends before.
  public let decisions: [Double?]

  /// Takes the mean of reviews of equal length.
  init(_ reviews: [EffortReview], wrongPixels: Int) {
    fixedPixels = Self.mean(reviews.map { $0.fixedPixels.map(Double.init) })
    meanIoU = Self.mean(reviews.map(\.meanIoU))
    decisions = Self.shares.map { share in
      let goal = share * Double(wrongPixels)
      let counts = reviews.compactMap { $0.fixedPixels.firstIndex { Double($0) >= goal } }
      guard counts.count == reviews.count else { return nil }
      return Double(counts.reduce(0, +)) / Double(counts.count)
    }
  }

  private static func mean(_ curves: [[Double]]) -> [Double] {
    guard let first = curves.first else { return [] }
    return first.indices.map { place in
      curves.reduce(0) { $0 + $1[place] } / Double(curves.count)
    }
  }

  /// How far an order is from chance towards the oracle: 0 for chance, 1 for the oracle.
  ///
  /// (own - random) / (oracle - random) of the areas below the curves of fixed pixels, where random is
  /// what chance is expected to fix. Nil when the oracle is no better than chance.
  static func normalisedArea(
    _ review: EffortReview, oracle: EffortReview, components: Int
  ) -> Double? {
    func area(_ curve: [Int]) -> Double { Double(curve.reduce(0, +)) }
    let steps = Double(review.fixedPixels.count - 1)
    // The sum of final * n / components over n = 0...steps.
    let random =
      Double(review.finalPixels) * steps * (steps + 1) / 2 / Double(components)
    let range = area(oracle.fixedPixels) - random
    return range > 0 ? (area(review.fixedPixels) - random) / range : nil
  }
}
