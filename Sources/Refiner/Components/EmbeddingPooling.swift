import Labels

/// The image encoder's features averaged inside each component: `Pool[F(x), m]` of the paper's equation 2.
///
/// A pixel has the features of the cell of the embedding that its centre falls into, so a large
/// component's average is over cells weighted by their share of it, and one smaller than a cell takes
/// the features of the cell, or of the few, that it lies in.
struct EmbeddingPooling {
  private let side: Int
  private let channelCount: Int
  /// cells: [side * side, channelCount].
  private let cells: MatrixView
  private let columns: [Int]
  private let rows: [Int]

  /// Prepares the embedding of a photo for label maps of `size`, which cover the same view.
  ///
  /// The embedding covers the photo scaled to its longest side, in the top left corner of a square.
  /// - Complexity: O(values of the embedding).
  init(_ embedding: ImageEmbedding, size: Size<ImageSpace>) {
    side = embedding.side
    channelCount = embedding.channelCount
    cells = embedding.tokens
    let cellSide = Double(embedding.inputSide) / Double(embedding.side)
    columns = Self.cells(
      pixels: size.width, covering: embedding.resized.width, cellSide: cellSide, limit: side)
    rows = Self.cells(
      pixels: size.height, covering: embedding.resized.height, cellSide: cellSide, limit: side)
  }

  /// The cell that the centre of each pixel falls into, along one direction.
  private static func cells(
    pixels: Int, covering length: Int, cellSide: Double, limit: Int
  ) -> [Int] {
    let scale = Double(length) / Double(max(1, pixels)) / cellSide
    return (0..<pixels).map { min(limit - 1, Int((Double($0) + 0.5) * scale)) }
  }

  /// The mean features of each component, `channelCount` numbers, in the order of the components.
  ///
  /// found: of a map of the size that was prepared for.
  /// - Complexity: O(runs * cells that a run crosses + cells that components touch * channels).
  func vectors(of found: ConnectedComponents) -> [[Float]] {
    precondition(
      found.size.width == columns.count && found.size.height == rows.count,
      "Components of \(found.size), an embedding for \(columns.count)x\(rows.count)")
    var counts = [Int32](repeating: 0, count: side * side)
    var touched: [Int] = []
    let runs = ComponentRuns(found)
    return found.components.map { component in
      for run in runs[component.index] { add(run, to: &counts, touched: &touched) }
      defer {
        for cell in touched { counts[cell] = 0 }
        touched.removeAll(keepingCapacity: true)
      }
      return mean(of: touched, counts: counts, area: component.area)
    }
  }

  private func add(_ run: HorizontalRun, to counts: inout [Int32], touched: inout [Int]) {
    let start = rows[Int(run.y)] * side
    var x = Int(run.start)
    while x < Int(run.end) {
      let column = columns[x]
      let first = x
      while x < Int(run.end), columns[x] == column { x += 1 }
      if counts[start + column] == 0 { touched.append(start + column) }
      counts[start + column] += Int32(x - first)
    }
  }

  private func mean(of touched: [Int], counts: [Int32], area: Int) -> [Float] {
    var mean = [Float](repeating: 0, count: channelCount)
    cells.storage.withElements { values in
      for cell in touched {
        let weight = Float(counts[cell]) / Float(area)
        let start = cell * channelCount
        for channel in 0..<channelCount { mean[channel] += weight * values[start + channel] }
      }
    }
    return mean
  }
}
