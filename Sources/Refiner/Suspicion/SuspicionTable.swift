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
  /// How far the classifier contradicts each label: (1 + P(the likeliest other class) - P(the label)) / 2,
  /// 0...1, half of one minus the normalised margin (Lad, Mueller 2023, arXiv 2307.05080).
  public let disagreements: [Float]
  /// vectors: [components, features], each feature with mean 0 and deviation 1.
  let vectors: Matrix
  /// Squared length of each vector over the number of features.
  let squares: [Double]
  private let places: [ComponentID: Int]

  /// Reads the judged components of a run with the classes of `taxonomy`.
  /// - Throws: `StoreError` when they cannot be read.
  /// - Complexity: O(components * features).
  public init(of store: ReviewStore, taxonomy: Taxonomy) throws {
    var draft = Draft()
    for (place, entry) in taxonomy.classes.enumerated() { draft.positions[entry.id] = place }
    try store.forEachSuspicionBatch(size: 1024) { draft.add($0) }
    self.init(draft)
  }

  /// Makes a table of rows, which must all have as many features and posteriors, these by class id.
  public init(_ rows: [SuspicionRow]) {
    var draft = Draft()
    draft.add(rows)
    self.init(draft)
  }

  private init(_ draft: Draft) {
    ids = draft.ids
    areas = draft.areas
    classIDs = draft.classIDs
    etas = draft.etas
    first = draft.first
    disagreements = draft.disagreements
    places = Dictionary(
      ids.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    let vectors =
      draft.standardisation?.standardised(draft.values, appendsConstant: false)
      ?? Matrix(rowCount: 0, columnCount: 0)
    let width = vectors.columnCount
    squares = (0..<vectors.rowCount).map { row in
      vectors.values[(row * width)..<((row + 1) * width)]
        .reduce(0) { $0 + Double($1) * Double($1) } / Double(width)
    }
    self.vectors = vectors
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
}

/// A table whose vectors are not standardised yet.
private struct Draft {
  var ids: [ComponentID] = []
  var areas: [Int] = []
  var classIDs: [ClassID] = []
  var etas: [Float] = []
  var first: [Float] = []
  var disagreements: [Float] = []
  /// Places of classes in a posterior; where there are none, a class's id is its place.
  var positions: [ClassID: Int] = [:]
  /// values: [components, features].
  var values: [Float] = []
  /// Nil before the first row.
  var standardisation: Standardisation?

  mutating func add(_ rows: [SuspicionRow]) {
    for row in rows {
      let vector = Self.vector(of: row)
      ids.append(row.id)
      areas.append(row.area)
      classIDs.append(row.classID)
      etas.append(row.eta)
      first.append(row.suspicion)
      disagreements.append(disagreement(of: row))
      values += vector
      let width = standardisation?.featureCount ?? vector.count
      precondition(vector.count == width, "Rows of \(width) and \(vector.count) features")
      standardisation = standardisation ?? Standardisation(featureCount: width)
      standardisation?.add(vector)
    }
  }

  private func disagreement(of row: SuspicionRow) -> Float {
    let own = positions[row.classID] ?? Int(row.classID.rawValue)
    guard row.posterior.indices.contains(own) else { return 0.5 }
    var other: Float = 0
    for (place, chance) in row.posterior.enumerated() where place != own {
      other = max(other, chance)
    }
    return min(1, max(0, (1 + other - row.posterior[own]) / 2))
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
}
