import Refiner

/// What the segmentation service needs of a network; called from one thread at a time.
protocol RegionEncoder: Sendable {
  /// Encodes an image or a part of it.
  /// - Throws: `SAMError.cancelled` when `progress` says so; else an error in words for the reviewer.
  func encode(_ target: EncodingTarget, progress: EncodingProgress) throws -> any EncodedRegion
}

/// A part of an image that answers prompts; from any thread.
protocol EncodedRegion: Sendable {
  /// Bytes that it holds.
  var byteCount: Int { get }
  /// The network and how it saw the image, for the journal.
  var origin: MaskOrigin { get }

  /// The masks for a question about a component, the best first.
  func candidates(for question: SegmentationQuestion) throws -> [MaskCandidate]
}
