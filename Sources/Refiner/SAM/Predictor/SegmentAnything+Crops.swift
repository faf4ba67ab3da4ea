public import Labels

extension SegmentAnything: CropEncoder {
  /// Encodes a crop for the automatic generator.
  public func encode(
    _ crop: Rectangle<ImageSpace>, of image: RGBImage
  ) throws(SAMError) -> EncodedCrop {
    do {
      return EncodedCrop(image: try encode(image, region: crop))
    } catch let error as SAMError {
      throw error
    } catch {
      preconditionFailure("Nothing else is thrown without progress: \(error)")
    }
  }
}

/// A crop that has gone through the image encoder and answers points, three candidates each.
public struct EncodedCrop: CropPredictor {
  private let image: EncodedImage

  internal init(image: EncodedImage) { self.image = image }

  /// Finds the candidates for the object at each point, all points at once.
  ///
  /// points: in the crop's pixels.
  public func predict(_ points: [Point<ImageSpace>]) throws(SAMError) -> [CandidateMasks] {
    let region = image.region
    let prompts = points.map { point in
      Prompt(points: [
        Prompt.LabelledPoint(
          Point(x: point.x + Double(region.x), y: point.y + Double(region.y)), isInside: true)
      ])
    }
    return try image.decode(prompts, candidates: .three).map { decoded in
      CandidateMasks(
        predictedIoUs: decoded.predictedIoUs,
        logits: LowResolutionLogits(decoded.logits, upsampling: image.upsampling))
    }
  }
}
