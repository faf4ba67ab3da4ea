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
  /// Whether small things are asked about in a part of the photo that is encoded for them.
  ///
  /// The paper's network sees 1024 pixels; where a smaller one sees fewer, a distant person is a blot.
  let looksCloser: Bool

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
    var masks = [PromptedMask?](repeating: nil, count: prompts.count)
    var done = 0
    let parts = Dictionary(grouping: prompts.indices) { part(for: prompts[$0]) }
    // Any order gives the same; this one does the same work each time.
    for (part, places) in parts.sorted(by: { $0.value[0] < $1.value[0] }) {
      let encoded = try part.map { try photo.model.encode(photo.image, region: $0) } ?? encoded
      for start in stride(from: 0, to: places.count, by: Self.batch) {
        photo.progress.note(.prompting, Double(done) / Double(prompts.count))
        let batch = places[start..<min(start + Self.batch, places.count)]
        let answers = try encoded.masks(forEach: batch.map { prompts[$0] }, candidates: .one)
        for (place, candidates) in zip(batch, answers) {
          masks[place] = candidates.first.map {
            PromptedMask(mask: $0.mask, predictedIoU: $0.predictedIoU)
          }
        }
        done += batch.count
      }
    }
    return masks.map { mask in
      guard let mask else { preconditionFailure("No mask of one") }
      return mask
    }
  }

  /// The part of the photo that a prompt is asked about; nil for the whole of it.
  private func part(for prompt: Prompt) -> Rectangle<ImageSpace>? {
    guard photo.looksCloser, let box = prompt.box else { return nil }
    let (first, last) = (box.topLeft, box.bottomRight)
    let (left, top) = (Int(first.x.rounded(.down)), Int(first.y.rounded(.down)))
    let bounds = Rectangle<ImageSpace>(
      x: left, y: top, width: max(1, Int(last.x.rounded(.up)) - left),
      height: max(1, Int(last.y.rounded(.up)) - top))
    return RegionOfInterest.region(
      around: bounds, in: photo.image.size, inputSide: photo.model.configuration.inputSide)
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
