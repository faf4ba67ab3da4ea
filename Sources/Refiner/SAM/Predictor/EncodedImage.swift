public import Labels

/// An image, or a region of it, that has gone through the image encoder and answers prompts.
///
/// Prompts and masks are in pixels of the whole image, whatever the region. Values share what they hold, so
/// that copies cost nothing.
public struct EncodedImage: Sendable {
  /// Size of the whole image.
  public let imageSize: Size<ImageSpace>
  /// The region that was encoded, at the full resolution of the encoder.
  public let region: Rectangle<ImageSpace>
  /// The image embedding: [grid * grid, channels].
  internal let embedding: MatrixView
  internal let upsampling: MaskUpsampling
  internal let model: SegmentAnything
  private let context: ImageContext
  private let transform: ResizeLongestSide

  internal init(
    model: SegmentAnything, embedding: MatrixView, imageSize: Size<ImageSpace>,
    region: Rectangle<ImageSpace>
  ) {
    self.model = model
    self.embedding = embedding
    self.imageSize = imageSize
    self.region = region
    let size = Size<ImageSpace>(width: region.width, height: region.height)
    transform = ResizeLongestSide(side: model.configuration.inputSide)
    upsampling = MaskUpsampling(
      lowResolutionSide: model.network.maskDecoder.maskSide,
      inputSide: model.configuration.inputSide, resized: transform.size(of: size), original: size)
    context = model.network.context(embedding: embedding, mask: nil, pool: model.pool)
  }

  /// Bytes that it holds beside the model, 26 million for the published networks.
  public var byteCount: Int {
    let numbers = embedding.rowCount * embedding.columnCount + context.ownCount
    return numbers * MemoryLayout<Float>.size
  }

  /// The masks that the network offers for a prompt, in its own order.
  ///
  /// Points and corners outside of the region count as on its border.
  /// - Throws: ``SAMError`` when the prompt says nothing or does not fit the network.
  /// - Complexity: O(points * tokens + pixels of the region), see ``NetworkTiming``.
  public func masks(
    for prompt: Prompt, candidates: CandidateCount = .three
  ) throws(SAMError) -> [MaskCandidate] {
    let decoded = try decode([prompt], candidates: candidates)
    return maskCandidates(of: decoded[0])
  }

  /// The masks for several prompts, decoded together: much faster than one by one.
  /// - Throws: ``SAMError`` when a prompt says nothing or does not fit the network.
  public func masks(
    forEach prompts: [Prompt], candidates: CandidateCount = .three
  ) throws(SAMError) -> [[MaskCandidate]] {
    let decoded = try decode(prompts, candidates: candidates)
    return model.pool.map(prompts.count) { maskCandidates(of: decoded[$0]) }
  }

  /// The network's own answers.
  internal func decode(
    _ prompts: [Prompt], candidates: CandidateCount
  ) throws(SAMError) -> [DecodedMasks] {
    let network = model.network
    for prompt in prompts { try prompt.check(maskSide: network.maskDecoder.maskSide) }
    guard !prompts.isEmpty else { return [] }
    let decoded = network.decode(
      sparse: prompts.map { sparse($0) },
      contexts: prompts.map { prompt in
        prompt.mask == nil
          ? context : network.context(embedding: embedding, mask: prompt.mask, pool: model.pool)
      },
      maskTokens: candidates.maskTokens(of: model.configuration.maskDecoder.maskTokenCount),
      pool: model.pool)
    for masks in decoded {
      guard masks.logits.withElements(Checkpoint.areFinite),
        masks.predictedIoUs.allSatisfy(\.isFinite)
      else { throw .notFinite }
    }
    return decoded
  }

  private func sparse(_ prompt: Prompt) -> MatrixView {
    model.network.promptEncoder.sparse(
      points: prompt.points.map { (modelPoint($0.point), .point($0.isInside ? 1 : 0)) },
      box: prompt.box.map { (modelPoint($0.topLeft), modelPoint($0.bottomRight)) })
  }

  /// A point of the image in the network's input.
  ///
  /// The reference counts from the centre of the first pixel, ``Labels/ImageSpace`` from its corner.
  private func modelPoint(_ point: Point<ImageSpace>) -> Point<ModelSpace> {
    let local = Point<ImageSpace>(
      x: min(max(point.x - Double(region.x), 0), Double(region.width)) - 0.5,
      y: min(max(point.y - Double(region.y), 0), Double(region.height)) - 0.5)
    return transform.point(local, in: upsampling.original)
  }

  private func maskCandidates(of decoded: DecodedMasks) -> [MaskCandidate] {
    let side = model.network.maskDecoder.maskSide
    return decoded.predictedIoUs.indices.map { index in
      let range = index * side * side..<(index + 1) * side * side
      return decoded.logits.withElements { logits in
        let logits = logits.extracting(range)
        let summary = upsampling.summary(of: logits)
        return MaskCandidate(
          mask: summary.encoding.moved(to: region, of: imageSize),
          predictedIoU: decoded.predictedIoUs[index], stability: summary.stability,
          logits: MaskLogits(decoded: logits, side: side))
      }
    }
  }
}

extension RunLengthEncoding {
  /// The mask of a region as a mask of the whole image.
  /// - Complexity: O(runs).
  internal func moved(
    to region: Rectangle<ImageSpace>, of imageSize: Size<ImageSpace>
  ) -> RunLengthEncoding {
    guard region.width != imageSize.width || region.height != imageSize.height else { return self }
    var builder = RunLengthBuilder(size: imageSize)
    forEachColumnRun { x, y, length in
      builder.append(x: region.x + x, y: region.y + y, length: length)
    }
    return builder.finish()
  }
}
