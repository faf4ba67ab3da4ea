internal import Labels

/// How long a network takes on this machine; medians, in seconds.
public struct NetworkTiming: Hashable, Sendable, Encodable {
  /// The mask decoder, prompt encoding included, low-resolution masks of all mask tokens out.
  public struct Decoder: Hashable, Sendable, Encodable {
    /// One prompt of one point.
    public var single: Double
    /// One prompt of one point, and all its masks' logits at 2250x1500 pixels.
    public var full: Double
    /// Sixteen such prompts of one image at once.
    public var batch16: Double
    /// Sixty-four such prompts of one image at once.
    public var batch64: Double
  }

  /// Which parts to time.
  public enum Part: String, Sendable, CaseIterable {
    /// The mask decoder.
    case decoder
    /// The image encoder.
    case encoder
  }

  /// The decoder; nil when it was not asked for.
  public var decoder: Decoder?
  /// What is done once per image before its first prompt.
  public var prepare: Double?
  /// The image encoder, from normalised pixels; nil when it was not asked for.
  public var encoder: Double?

  /// Times a network: each part once without counting, then `rounds` times (at least one).
  /// - Throws: what the encoder throws.
  public init(_ model: SegmentAnything, parts: [Part], rounds: Int) throws {
    if parts.contains(.decoder) { time(decoderOf: model, rounds: rounds) }
    if parts.contains(.encoder) { try time(encoderOf: model, rounds: rounds) }
  }

  private mutating func time(decoderOf model: SegmentAnything, rounds: Int) {
    let network = model.network
    let pool = model.pool
    let side = model.configuration.gridSide
    let width = model.configuration.maskDecoder.width
    var random = SplitMix64(seed: 3)
    let embedding = MatrixView(
      rowCount: side * side, columnCount: width,
      values: (0..<side * side * width).map { _ in Float.random(in: -1...1, using: &random) })
    prepare = Self.median(rounds) {
      _ = network.context(embedding: embedding, mask: nil, pool: pool)
    }
    let context = network.context(embedding: embedding, mask: nil, pool: pool)
    let inputSide = Double(model.configuration.inputSide)
    let upsampling = MaskUpsampling(
      lowResolutionSide: network.maskDecoder.maskSide,
      inputSide: model.configuration.inputSide,
      resized: ResizeLongestSide(side: model.configuration.inputSide).size(of: Self.photo),
      original: Self.photo)
    func seconds(_ count: Int, upsampling: MaskUpsampling? = nil) -> Double {
      Self.median(rounds) {
        let sparse = (0..<count).map { index in
          let place = inputSide * (Double(index) + 0.5) / Double(count)
          return network.promptEncoder.sparse(
            points: [(Point(x: place, y: inputSide / 2), .point(1))], box: nil)
        }
        let decoded = network.decode(
          sparse: sparse, contexts: sparse.map { _ in context },
          maskTokens: 0..<model.configuration.maskDecoder.maskTokenCount, pool: pool)
        if let upsampling { Self.upsample(decoded[0], upsampling, pool: pool) }
      }
    }
    decoder = Decoder(
      single: seconds(1), full: seconds(1, upsampling: upsampling), batch16: seconds(16),
      batch64: seconds(64))
  }

  private static let photo = Size<ImageSpace>(width: 2250, height: 1500)

  private static func upsample(
    _ decoded: DecodedMasks, _ upsampling: MaskUpsampling, pool: WorkerPool
  ) {
    let count = upsampling.lowResolutionSide * upsampling.lowResolutionSide
    pool.forEach(decoded.predictedIoUs.count) { mask, _ in
      decoded.logits.withElements { logits in
        _ = upsampling.logits(of: logits.extracting(mask * count..<(mask + 1) * count))
      }
    }
  }

  private mutating func time(encoderOf model: SegmentAnything, rounds: Int) throws {
    let side = model.configuration.inputSide
    var random = SplitMix64(seed: 5)
    let pixels = MatrixView(
      rowCount: side, columnCount: side * 3,
      values: (0..<side * side * 3).map { _ in Float.random(in: -2...2, using: &random) })
    encoder = try Self.median(rounds) {
      _ = try model.network.imageEncoder.encode(
        pixels, pool: model.pool, progress: EncodingProgress())
    }
  }

  private static func median(_ rounds: Int, _ body: () throws -> Void) rethrows -> Double {
    try body()
    var times: [Double] = []
    for _ in 0..<max(1, rounds) {
      let start = ContinuousClock.now
      try body()
      let duration = (ContinuousClock.now - start).components
      times.append(Double(duration.seconds) + Double(duration.attoseconds) * 1e-18)
    }
    return times.sorted()[times.count / 2]
  }
}
