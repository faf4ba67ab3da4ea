import Labels
import Refiner
import Synchronization

/// A run's photos through a Segment Anything network, which is opened when it is first needed.
final class NetworkEncoder: RegionEncoder {
  private struct State {
    var model: SegmentAnything?
    /// The photo encoded last: parts of one image are encoded one after the other.
    var photo: (id: ImageID, image: RGBImage)?
  }

  private let file: ModelFile
  private let threadCount: Int
  private let cache: EmbeddingCache?
  private let images: [ImageID: ImageRecord]
  private let source: any ImageSource
  private let state = Mutex(State())

  /// Prepares the network of a file for the images of a run; reads nothing yet.
  ///
  /// cache: where embeddings are kept; nil keeps them in memory only.
  init(
    _ file: ModelFile, threadCount: Int, cache: EmbeddingCache?, images: [ImageRecord],
    source: any ImageSource
  ) {
    self.file = file
    self.threadCount = threadCount
    self.cache = cache
    self.images = Dictionary(images.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    self.source = source
  }

  /// Encodes an image or a part of it, unless the cache holds its embedding.
  func encode(_ target: EncodingTarget, progress: EncodingProgress) throws -> any EncodedRegion {
    let model = try model()
    let photo = try photo(of: target.image)
    let encoded: EncodedImage
    if let cache {
      encoded = try model.encode(photo, region: target.region, cache: cache, progress: progress)
    } else {
      encoded = try model.encode(photo, region: target.region, progress: progress)
    }
    // The cache rounds what it keeps, and gives the same when it does not hold it yet.
    let origin = MaskOrigin(
      model: model.contentHash ?? "", inputSide: model.configuration.inputSide,
      precision: cache == nil ? .single : .half)
    return NetworkRegion(image: encoded, origin: origin)
  }

  private func model() throws -> SegmentAnything {
    if let known = state.withLock(\.model) { return known }
    let opened = try file.open(threadCount: threadCount)
    state.withLock { $0.model = opened }
    return opened
  }

  /// The photo at the labels' size, as refining has it too.
  private func photo(of id: ImageID) throws -> RGBImage {
    if let known = state.withLock(\.photo), known.id == id { return known.image }
    guard let record = images[id] else { throw SAMError.emptyImage }
    let image = try source.photo(of: record).resized(to: record.size)
    state.withLock { $0.photo = (id, image) }
    return image
  }
}

/// What a network made of a part of an image.
struct NetworkRegion: EncodedRegion {
  /// The part, ready for prompts.
  let image: EncodedImage
  let origin: MaskOrigin

  var byteCount: Int { image.byteCount }

  func candidates(for question: SegmentationQuestion) throws -> [MaskCandidate] {
    try image.masks(for: question.prompt, mask: question.mask)
  }
}
