import Labels
import Synchronization

@testable import Refiner

/// A network that fails.
struct BrokenNetwork: CropEncoder {
  struct Broken: Error, Equatable, CustomStringConvertible {
    var description: String { "the network is broken" }
  }

  struct Predictor: CropPredictor {
    func predict(_ points: [Point<ImageSpace>]) throws(Broken) -> [CandidateMasks] {
      throw Broken()
    }
  }

  func encode(_ crop: Rectangle<ImageSpace>, of image: RGBImage) throws(Broken) -> Predictor {
    Predictor()
  }
}

/// A network with one candidate at each point, whose logits are all the same.
final class ConstantNetwork: CropEncoder, Sendable {
  let logit: Float
  let quality: Float
  /// How many times the logits of a candidate were asked for.
  let rowsAskedFor = Mutex(0)

  init(logit: Float, quality: Float = 1) {
    self.logit = logit
    self.quality = quality
  }

  struct Predictor: CropPredictor {
    let size: Size<ImageSpace>
    let network: ConstantNetwork

    func predict(_ points: [Point<ImageSpace>]) throws(Never) -> [CandidateMasks] {
      points.map { _ in
        CandidateMasks(
          predictedIoUs: [network.quality], logits: Logits(size: size, network: network))
      }
    }
  }

  struct Logits: CandidateLogits {
    let size: Size<ImageSpace>
    let network: ConstantNetwork

    func forEachRow(ofCandidate candidate: Int, _ body: (Span<Float>) -> Void) {
      network.rowsAskedFor.withLock { $0 += 1 }
      let row = [Float](repeating: network.logit, count: size.width)
      for _ in 0..<size.height { body(row.span) }
    }
  }

  func encode(_ crop: Rectangle<ImageSpace>, of image: RGBImage) throws(Never) -> Predictor {
    Predictor(size: Size(width: crop.width, height: crop.height), network: self)
  }
}
