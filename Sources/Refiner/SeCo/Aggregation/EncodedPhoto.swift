import Labels

/// A photo that has gone through the image encoder.
struct EncodedPhoto: Sendable {
  /// The photo at the labels' size.
  let image: RGBImage
  /// What the encoder made of it; [channels, side, side].
  let embedding: ImageEmbedding
  let model: SegmentAnything
  let threadCount: Int
  let progress: NetworkProgress
  /// When its turn in the network began.
  let started: ContinuousClock.Instant

  /// The photo ready for prompts; costs what the decoder prepares once per image.
  func masks() throws(SAMError) -> EncodedPhotoMasks {
    EncodedPhotoMasks(
      photo: self, encoded: try model.image(from: embedding, imageSize: image.size))
  }
}

/// Masks of an encoded photo, from one encoding for everything-masks and prompts alike.
struct EncodedPhotoMasks: MaskProvider {
  /// Prompts decoded together; their logits, a quarter of a megabyte each, are held meanwhile.
  private static let batch = 64
  let photo: EncodedPhoto
  let encoded: EncodedImage

  func everything(_ parameters: AutomaticMaskParameters) throws -> [AutomaticMask] {
    precondition(parameters.cropLayerCount == 0, "Crops are encodings of their own")
    photo.progress.note(.segmenting, 0)
    do {
      return try AutomaticMaskGenerator(parameters, workers: photo.threadCount).masks(
        of: photo.image, using: WholePhoto(encoded: encoded)
      ) { state in
        photo.progress.note(.segmenting, Double(state.pointsDone) / Double(state.points))
      }
    } catch {
      guard case .network(let failure) = error else { throw error }
      throw failure.cause
    }
  }

  func masks(forEach prompts: [Prompt]) throws -> [PromptedMask] {
    var masks: [PromptedMask] = []
    for start in stride(from: 0, to: prompts.count, by: Self.batch) {
      photo.progress.note(.prompting, Double(start) / Double(prompts.count))
      let batch = Array(prompts[start..<min(start + Self.batch, prompts.count)])
      masks += try encoded.masks(forEach: batch, candidates: .one).map { candidates in
        guard let candidate = candidates.first else { preconditionFailure("No mask of one") }
        return PromptedMask(mask: candidate.mask, predictedIoU: candidate.predictedIoU)
      }
    }
    return masks
  }

  /// The one crop of a generator without crops, which is encoded already.
  private struct WholePhoto: CropEncoder {
    let encoded: EncodedImage

    func encode(
      _ crop: Rectangle<ImageSpace>, of image: RGBImage
    ) throws(EncodedCrop.Failure) -> EncodedCrop {
      EncodedCrop(image: encoded)
    }
  }
}
