public import Labels

extension SegmentAnything: CropEncoder {
  /// Encodes a crop for the automatic generator.
  public func encode(
    _ crop: Rectangle<ImageSpace>, of image: RGBImage
  ) throws(EncodedCrop.Failure) -> EncodedCrop {
    do {
      return EncodedCrop(image: try encode(image, region: crop))
    } catch {
      throw EncodedCrop.Failure(error)
    }
  }
}

/// A crop that has gone through the image encoder and answers points, three candidates each.
public struct EncodedCrop: CropPredictor {
  /// What kept a crop from being encoded or a point from being answered.
  public struct Failure: Error, CustomStringConvertible {
    /// The error in question.
    public let cause: any Error

    /// Passes an error on.
    public init(_ cause: any Error) { self.cause = cause }

    /// The error in words.
    public var description: String { "\(cause)" }
  }

  private let image: EncodedImage

  /// Takes an encoded region as a crop.
  public init(image: EncodedImage) { self.image = image }

  /// Finds the candidates for the object at each point, all points at once.
  ///
  /// points: in the crop's pixels, (0, 0) being the centre of the first, as the generator's grid has it.
  public func predict(_ points: [Point<ImageSpace>]) throws(Failure) -> [CandidateMasks] {
    let region = image.region
    let prompts = points.map { point in
      Prompt(points: [
        Prompt.LabelledPoint(
          Point(x: point.x + Double(region.x) + 0.5, y: point.y + Double(region.y) + 0.5),
          isInside: true)
      ])
    }
    do {
      return try image.decode(prompts, candidates: .three).map { decoded in
        CandidateMasks(
          predictedIoUs: decoded.predictedIoUs,
          logits: LowResolutionLogits(decoded.logits, upsampling: image.upsampling))
      }
    } catch {
      throw Failure(error)
    }
  }
}
