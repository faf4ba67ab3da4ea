import Labels

@testable import Refiner

/// The network of the goldens' `amg_stub`: discs around the centres of a grid's cells, all numbers exact.
struct StubNetwork: CropEncoder {
  func encode(
    _ crop: Rectangle<ImageSpace>, of image: RGBImage
  ) throws(Never) -> StubPredictor {
    StubPredictor(size: Size(width: crop.width, height: crop.height))
  }
}

/// The discs of one crop.
struct StubPredictor: CropPredictor {
  let size: Size<ImageSpace>

  func predict(_ points: [Point<ImageSpace>]) throws(Never) -> [CandidateMasks] {
    points.map { point in
      let x = Int((point.x / 24).rounded(.down)) * 24 + 12
      let y = Int((point.y / 24).rounded(.down)) * 24 + 12
      let hash = DeterministicWeights.fnv1a64("\(x),\(y)")
      let radii = [6, 14, 30].map { $0 + Int((hash >> 32) % 7) }
      let qualities = (0..<3).map { candidate in
        Float(0.70 + 0.3 * Double((hash >> (8 * UInt64(candidate))) & 255) / 256)
      }
      return CandidateMasks(
        predictedIoUs: qualities, logits: DiscLogits(size: size, x: x, y: y, radii: radii))
    }
  }
}

/// Logits that fall with the square of the distance from a centre.
struct DiscLogits: CandidateLogits {
  let size: Size<ImageSpace>
  let x: Int
  let y: Int
  let radii: [Int]

  func forEachRow(ofCandidate candidate: Int, _ body: (Span<Float>) -> Void) {
    let square = 4 * radii[candidate] * radii[candidate]
    var row = [Float](repeating: 0, count: size.width)
    for rowIndex in 0..<size.height {
      let down = 2 * rowIndex + 1 - 2 * y
      for column in 0..<size.width {
        let across = 2 * column + 1 - 2 * x
        row[column] = Float(square - across * across - down * down) / 64
      }
      body(row.span)
    }
  }
}
