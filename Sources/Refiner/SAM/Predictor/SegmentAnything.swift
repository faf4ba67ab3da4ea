/// A Segment Anything network, ready to encode images.
///
/// There is no "no image set yet": encoding an image gives a value of its own, which answers prompts.
public struct SegmentAnything: Sendable {
  /// The network's sizes.
  public let configuration: NetworkConfiguration
  internal let network: Network
  internal let pool: WorkerPool

  /// Opens a checkpoint's network.
  ///
  /// Weights that lie in the file as they are needed stay there, mapped; others are converted once.
  /// - Throws: ``CheckpointError`` when the file is none, or holds no such network.
  /// - Complexity: O(parameters), about 0.1 s for ViT-B.
  public init(checkpoint: Checkpoint, threadCount: Int) throws {
    let configuration = try NetworkConfiguration(checkpoint: checkpoint)
    self.configuration = configuration
    network = try Network(checkpoint, configuration)
    pool = WorkerPool(threadCount: threadCount)
  }

  internal init(network: Network, threadCount: Int) {
    configuration = network.configuration
    self.network = network
    pool = WorkerPool(threadCount: threadCount)
  }
}

extension Checkpoint: ParameterSource {}
