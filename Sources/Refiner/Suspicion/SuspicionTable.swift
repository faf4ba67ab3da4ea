public import Labels
import RealModule

/// All judged components as the suspicion model sees them: standardised vectors in one matrix.
///
/// In memory: about 4 bytes per component and feature (240 per component with 19 classes), so that a
/// refit after every few decisions costs no reading.
public struct SuspicionTable: Sendable {
  /// The components, ascending.
  public let ids: [ComponentID]
  /// Number of pixels of each.
  public let areas: [Int]
  /// Class of each.
  public let classIDs: [ClassID]
  /// eta of each, 0...1.
  public let etas: [Float]
  /// The first ranking of each, 0...1.
  public let first: [Float]
  /// vectors: [components, features], each feature with mean 0 and deviation 1.
  let vectors: Matrix
  /// Squared length of each vector over the number of features.
  let squares: [Double]
  private let places: [ComponentID: Int]

  /// Reads the judged components of a run.
  /// - Throws: `StoreError` when they cannot be read.
  /// - Complexity: O(components * features).
  public init(of store: ReviewStore) throws {
    var rows: [SuspicionRow] = []
    try store.forEachSuspicionBatch(size: 4096) { rows += $0 }
    self.init(rows)
  }

  /// Makes a table of rows, which must all have as many features and posteriors.
  public init(_ rows: [SuspicionRow]) {
    ids = rows.map(\.id)
    areas = rows.map(\.area)
    classIDs = rows.map(\.classID)
    etas = rows.map(\.eta)
    first = rows.map(\.suspicion)
    places = Dictionary(
      ids.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    var values = rows.map { Self.vector(of: $0) }
    let width = values.first?.count ?? 0
    precondition(values.allSatisfy { $0.count == width }, "Rows of different lengths")
    for column in 0..<width { Self.standardise(&values, column: column) }
    vectors = Matrix(rowCount: rows.count, columnCount: width, values: Array(values.joined()))
    squares = values.map { vector in
      vector.reduce(0) { $0 + Double($1) * Double($1) } / Double(max(1, width))
    }
  }

  /// Number of components.
  public var count: Int { ids.count }

  /// The place of a component; nil for one that is not in the table.
  public func place(of id: ComponentID) -> Int? { places[id] }

  /// The logit of the first ranking, within 2...98 per cent: the model's prior mean.
  func prior(_ place: Int) -> Double {
    let share = min(0.98, max(0.02, Double(first[place])))
    return Double.log(share / (1 - share))
  }

  /// Loss, doubts, size and shape, posterior, features: DESIGN section 5.
  private static func vector(of row: SuspicionRow) -> [Float] {
    let area = Float.log(Float(row.area))
    let perimeter = Float.log(Float(max(1, row.perimeter)))
    let aspect = Float.log(
      Float(max(1, row.bounds.width)) / Float(max(1, row.bounds.height)))
    return [
      row.loss, 1 - (row.confidence ?? 1), 1 - (row.softMinimum ?? row.confidence ?? 1), area,
      perimeter, area - perimeter, aspect,
    ] + row.posterior + row.features
  }

  private static func standardise(_ rows: inout [[Float]], column: Int) {
    var sum = 0.0
    var squares = 0.0
    for row in rows {
      sum += Double(row[column])
      squares += Double(row[column]) * Double(row[column])
    }
    let mean = sum / Double(rows.count)
    let deviation = max(0, squares / Double(rows.count) - mean * mean).squareRoot()
    let factor = deviation > 1e-6 ? 1 / deviation : 0
    for index in rows.indices {
      rows[index][column] = Float((Double(rows[index][column]) - mean) * factor)
    }
  }
}
