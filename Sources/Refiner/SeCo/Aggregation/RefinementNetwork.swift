internal import Labels
internal import Synchronization

/// The network of a refinement: images go through it one at a time, whatever the number of workers, since
/// it uses all cores by itself and holds hundreds of megabytes per image.
public final class RefinementNetwork: Sendable {
  /// Where image embeddings come from.
  public enum EmbeddingSource: Sendable {
    /// The network's own encoder; a cache keeps what it makes.
    case encoder(cache: EmbeddingCache?)
    /// Files that were made elsewhere.
    case folder(EmbeddingFolder)
  }

  private let model: SegmentAnything
  private let source: EmbeddingSource
  private let threadCount: Int
  private let turn = Mutex(())
  private let failure = Mutex<FileError?>(nil)
  let progress = NetworkProgress()

  /// Takes a network.
  ///
  /// threadCount: threads that measure masks; the network has its own.
  public init(_ model: SegmentAnything, embeddings: EmbeddingSource, threadCount: Int) {
    self.model = model
    source = embeddings
    self.threadCount = threadCount
  }

  /// The published networks see 1024 pixels, as the paper has it; embeddings from elsewhere are of whole photos.
  private var looksCloser: Bool {
    if case .folder = source { return false }
    return model.configuration.inputSide < 1024
  }

  /// Number of channels of an image embedding; 256 for the published networks.
  private var channelCount: Int { model.configuration.maskDecoder.width }

  /// The first reason why an embedding could not be kept in the cache; work went on without.
  public var cacheFailure: FileError? { failure.withLock { $0 } }

  /// The file that holds a photo's embedding; nil when the network's own encoder makes it.
  /// - Throws: `AggregationError.noEmbedding` when it is missing.
  func embeddingFile(ofPhoto path: String) throws(AggregationError) -> String? {
    guard case .folder(let folder) = source else { return nil }
    guard let stem = folder.stem(ofPhoto: path) else {
      throw .noEmbedding(photo: path, folder: folder.path)
    }
    return folder.file(ofStem: stem)
  }

  /// Calls `body` with a photo that has been encoded, when no other image is in the network.
  ///
  /// image: the photo at the labels' size.  photoSize: its own size.  path: its file.
  /// - Throws: `AggregationError` and `EmbeddingError`, which name the file; what `body` throws.
  func withPhoto<Result>(
    _ image: RGBImage, photoSize: Size<ImageSpace>, path: String,
    _ body: (EncodedPhoto) throws -> Result
  ) throws -> Result {
    try turn.withLock { _ in
      defer { progress.clear() }
      let started = ContinuousClock.now
      do {
        let embedding = try embedding(of: image, photoSize: photoSize, path: path)
        return try body(
          EncodedPhoto(
            image: image, embedding: embedding, model: model, threadCount: threadCount,
            progress: progress, started: started, looksCloser: looksCloser))
      } catch let error as SAMError {
        throw AggregationError.network(photo: path, error: error)
      }
    }
  }

  private func embedding(
    of image: RGBImage, photoSize: Size<ImageSpace>, path: String
  ) throws -> ImageEmbedding {
    switch source {
    case .encoder(let cache): try encoded(image, cache: cache)
    case .folder(let folder):
      try stored(in: folder, for: image.size, photoSize: photoSize, path: path)
    }
  }

  /// In half precision, so that masks do not depend on whether there is a cache and what it holds.
  private func encoded(_ image: RGBImage, cache: EmbeddingCache?) throws -> ImageEmbedding {
    guard image.size.area > 0 else { throw SAMError.emptyImage }
    let key = model.contentHash.map {
      EmbeddingKey(image: EmbeddingKey.digest(of: image), model: $0)
    }
    if let key, let kept = cache?.load(key), fits(kept, image.size) { return kept }
    let bounds = Rectangle<ImageSpace>(x: 0, y: 0, width: image.width, height: image.height)
    progress.note(.encoding, 0)
    let tokens = try model.embedding(
      of: image, region: bounds,
      progress: EncodingProgress(report: { [progress] in progress.note(.encoding, $0) }))
    let embedding = ImageEmbedding(
      tokens: tokens, side: model.configuration.gridSide,
      inputSide: model.configuration.inputSide, original: image.size)
    if let key, let cache { keep(embedding, for: key, in: cache) }
    let rounded = embedding.roundedToHalf()
    return rounded.isFinite ? rounded : embedding
  }

  private func fits(_ embedding: ImageEmbedding, _ size: Size<ImageSpace>) -> Bool {
    embedding.channelCount == channelCount && embedding.side == model.configuration.gridSide
      && embedding.inputSide == model.configuration.inputSide && embedding.original == size
  }

  private func keep(_ embedding: ImageEmbedding, for key: EmbeddingKey, in cache: EmbeddingCache) {
    do { try cache.store(embedding, for: key) } catch {
      failure.withLock { $0 = $0 ?? error }
    }
  }

  /// An embedding of the photo counts as one of the photo at the labels' size: both are scaled to the
  /// same input, provided that they have the same proportions.
  private func stored(
    in folder: EmbeddingFolder, for size: Size<ImageSpace>, photoSize: Size<ImageSpace>,
    path: String
  ) throws -> ImageEmbedding {
    let resize = ResizeLongestSide(side: model.configuration.inputSide)
    let (found, wanted) = (resize.size(of: photoSize), resize.size(of: size))
    // One pixel is what rounding the smaller size costs.
    guard abs(found.width - wanted.width) <= 1, abs(found.height - wanted.height) <= 1 else {
      throw AggregationError.proportions(
        photo: path, photoSize: "\(photoSize.width)x\(photoSize.height)",
        labelSize: "\(size.width)x\(size.height)")
    }
    let embedding = try folder.stem(ofPhoto: path).flatMap { stem in
      try folder.embedding(ofStem: stem, for: model.configuration, original: size)
    }
    guard let embedding else {
      throw AggregationError.noEmbedding(photo: path, folder: folder.path)
    }
    return embedding
  }
}
