public import Labels

/// A Segment Anything network, ready to encode images.
///
/// There is no "no image set yet": encoding an image gives a value of its own, which answers prompts.
public struct SegmentAnything: Sendable {
  internal let network: Network
  internal let pool: WorkerPool
  private let checkpoint: Checkpoint?

  /// Opens a checkpoint's network.
  ///
  /// Weights that lie in the file as they are needed stay there, mapped; others are converted once.
  /// inputSide: of TinyViT checkpoints that do not tell it, pixels; 1024 when nobody does.
  /// - Throws: ``CheckpointError`` when the file is none, or holds no such network.
  /// - Complexity: O(parameters), about 0.1 s for ViT-B.
  public init(checkpoint: Checkpoint, inputSide: Int? = nil, threadCount: Int) throws {
    let configuration = try NetworkConfiguration(checkpoint: checkpoint, inputSide: inputSide)
    network = try Network(checkpoint, configuration)
    pool = WorkerPool(threadCount: threadCount)
    self.checkpoint = checkpoint
  }

  /// The network's sizes.
  public var configuration: NetworkConfiguration { network.configuration }

  /// SHA-256 of the checkpoint's file; nil for a network that comes from none.
  /// - Complexity: O(bytes) the first time.
  public var contentHash: String? { checkpoint?.contentHash }

  internal init(network: Network, threadCount: Int) {
    self.network = network
    pool = WorkerPool(threadCount: threadCount)
    checkpoint = nil
  }
}

extension SegmentAnything {
  /// Encodes an image, or a region of it at the encoder's full resolution.
  ///
  /// region: what to encode, inside of the image; all of it by default.  progress: learns how far the encoding
  /// is, and can stop it between layers.
  /// - Throws: ``SAMError`` for an empty or foreign region, ``SAMError/cancelled``, and what `progress` throws.
  /// - Complexity: ViT-B 972 GFLOP, MobileSAM 78, whatever the image's size.
  public func encode(
    _ image: RGBImage, region: Rectangle<ImageSpace>? = nil,
    progress: EncodingProgress = EncodingProgress()
  ) throws -> EncodedImage {
    let region = try Self.checked(region, in: image.size)
    return EncodedImage(
      model: self, embedding: try embedding(of: image, region: region, progress: progress),
      imageSize: image.size, region: region)
  }

  /// The embedding of a region, which must lie inside of the image: [grid * grid, channels].
  internal func embedding(
    of image: RGBImage, region: Rectangle<ImageSpace>, progress: EncodingProgress
  ) throws -> MatrixView {
    let input = ModelInput(image.cropped(to: region), side: configuration.inputSide)
    let pixels = MatrixView(input.pixels, rowCount: input.side, columnCount: input.side * 3)
    return try network.imageEncoder.encode(pixels, pool: pool, progress: progress)
  }

  internal static func checked(
    _ region: Rectangle<ImageSpace>?, in size: Size<ImageSpace>
  ) throws(SAMError) -> Rectangle<ImageSpace> {
    guard size.area > 0, region?.isEmpty != true else { throw .emptyImage }
    let whole = Rectangle<ImageSpace>(x: 0, y: 0, width: size.width, height: size.height)
    guard let region else { return whole }
    guard region.intersection(whole) == region else {
      throw .regionOutside(
        region: "\(region.x),\(region.y),\(region.maxX),\(region.maxY)",
        image: "\(size.width)x\(size.height)")
    }
    return region
  }
}

extension Checkpoint: ParameterSource {}
