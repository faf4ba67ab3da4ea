import Labels

@testable import Refiner

/// A network whose logits come at low resolution, as the mask decoder's do: a disc in the middle of
/// each crop, and everything, which it thinks poor.
struct LowResolutionNetwork: CropEncoder {
  /// The disc's logits, 16x16.
  static let disc: [Float] = (0..<256).map { index in
    let x = Float(index % 16) - 7.5
    let y = Float(index / 16) - 7.5
    return (20 - x * x - y * y) * 8
  }

  static func upsampling(_ crop: Size<ImageSpace>) -> MaskUpsampling {
    // As if crops were stretched to the input: the disc stays in the middle.
    MaskUpsampling(
      lowResolutionSide: 16, inputSide: 64, resized: Size(width: 64, height: 64), original: crop)
  }

  struct Predictor: CropPredictor {
    let size: Size<ImageSpace>

    func predict(_ points: [Point<ImageSpace>]) throws(Never) -> [CandidateMasks] {
      points.map { _ in
        CandidateMasks(
          predictedIoUs: [0.5, 0.95],
          logits: LowResolutionLogits(
            [Float](repeating: 9, count: 256) + disc, upsampling: upsampling(size)))
      }
    }
  }

  func encode(_ crop: Rectangle<ImageSpace>, of image: RGBImage) throws(Never) -> Predictor {
    Predictor(size: Size(width: crop.width, height: crop.height))
  }
}
