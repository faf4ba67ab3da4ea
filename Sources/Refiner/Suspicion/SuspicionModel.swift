/// P(the label is wrong) of every component, learnt from the decided ones.
///
/// A regularised logistic model over loss, confidence, soft minimum, size, class, posterior and features
/// (DESIGN section 5), in kernel form; the first ranking is its prior mean, so that without decisions it
/// is the first ranking, and it moves away from it as far as decisions say.
public struct SuspicionModel: Sendable {
  /// Most decisions that are learnt from; the newest ones.
  public static let maximumObservations = 1024
  /// Places of the observed components in the table.
  public let observed: [Int]
  /// P(wrong) of each observed component as the others alone would have it.
  public let leaveOneOut: [Double]
  private let table: SuspicionTable
  private let kernel = SuspicionKernel()
  private let weights: [Double]

  /// Fits the model to decided components.
  ///
  /// observed: places in the table, each at most once, in the order of decision.  isWrong: what the
  /// reviewer said of each.
  /// - Complexity: O(n^3) in the number of decisions that are learnt from.
  public init(_ table: SuspicionTable, observed: [Int], isWrong: [Bool]) {
    precondition(observed.count == isWrong.count, "\(observed.count) decisions")
    let places = Array(observed.suffix(Self.maximumObservations))
    let kernel = kernel
    self.table = table
    self.observed = places
    let outcomes = Array(isWrong.suffix(Self.maximumObservations))
    let count = places.count
    var covariances: [Double] = []
    covariances.reserveCapacity(count * count)
    let products = InnerProducts(of: table, with: places)
    products.forEach(places) { place, dots in
      for column in dots.indices {
        covariances.append(
          Self.covariance(kernel, table, place, places[column], dot: dots[column]))
      }
    }
    let fit = GaussianProcessClassifier(
      covariances: covariances, isPositive: outcomes, prior: places.map(table.prior))
    weights = fit.weights
    leaveOneOut = fit.leaveOneOut.map(GaussianProcessClassifier.probability(ofLogit:))
  }
}

extension SuspicionModel {
  /// P(wrong) of the components at some places of the table, 0...1.
  /// - Complexity: O(places * decisions * features), the products by OpenBLAS.
  public func probabilities(of places: [Int]) -> [Float] {
    var result: [Float] = []
    result.reserveCapacity(places.count)
    InnerProducts(of: table, with: observed).forEach(places) { place, dots in
      var latent = table.prior(place)
      for column in dots.indices {
        latent +=
          weights[column]
          * Self.covariance(kernel, table, place, observed[column], dot: dots[column])
      }
      result.append(Float(GaussianProcessClassifier.probability(ofLogit: latent)))
    }
    return result
  }

  private static func covariance(
    _ kernel: SuspicionKernel, _ table: SuspicionTable, _ left: Int, _ right: Int, dot: Float
  ) -> Double {
    kernel.covariance(
      dot: Double(dot), squares: table.squares[left] + table.squares[right],
      isSameClass: table.classIDs[left] == table.classIDs[right])
  }
}

/// Inner products of components' vectors with those of the observed ones, over the number of features.
private struct InnerProducts {
  private static let rowsAtATime = 1024
  private let table: SuspicionTable
  private let count: Int
  /// right: [features, observed], divided by the number of features.
  private let right: Matrix

  init(of table: SuspicionTable, with observed: [Int]) {
    self.table = table
    count = observed.count
    let width = table.vectors.columnCount
    var right = Matrix(rowCount: width, columnCount: observed.count)
    for (column, place) in observed.enumerated() {
      for row in 0..<width { right[row, column] = table.vectors[place, row] / Float(width) }
    }
    self.right = right
  }

  /// Calls `body` with each of some places and its products with all observed ones.
  func forEach(_ places: [Int], _ body: (Int, Span<Float>) -> Void) {
    let width = table.vectors.columnCount
    for start in stride(from: 0, to: places.count, by: Self.rowsAtATime) {
      let rows = places[start..<min(places.count, start + Self.rowsAtATime)]
      var values: [Float] = []
      values.reserveCapacity(rows.count * width)
      for row in rows { values += table.vectors.values[(row * width)..<((row + 1) * width)] }
      let products = Matrix(rowCount: rows.count, columnCount: width, values: values)
        .multiplied(by: right)
      for (row, place) in rows.enumerated() {
        body(place, products.values.span.extracting((row * count)..<((row + 1) * count)))
      }
    }
  }
}
