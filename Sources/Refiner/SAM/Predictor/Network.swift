/// The three parts of a Segment Anything network, with their weights.
internal final class Network: Sendable {
  let configuration: NetworkConfiguration
  let imageEncoder: ImageEncoder
  let promptEncoder: PromptEncoder
  let maskDecoder: MaskDecoder
  private let scratch = ScratchStore()

  /// Reads all parameters.
  init(_ source: some ParameterSource, _ configuration: NetworkConfiguration) throws {
    self.configuration = configuration
    imageEncoder = try ImageEncoder(source, configuration)
    promptEncoder = try PromptEncoder(source, configuration)
    maskDecoder = try MaskDecoder(
      source, configuration.maskDecoder, gridSide: configuration.gridSide)
  }

  /// What the decoder keeps per image.
  ///
  /// embedding: [tokens, width]
  func context(embedding: MatrixView, mask: MaskLogits?, pool: WorkerPool) -> ImageContext {
    maskDecoder.context(
      embedding: embedding, densePrompt: promptEncoder.dense(mask: mask?.values),
      position: promptEncoder.densePosition, pool: pool)
  }

  /// Prompts that one worker decodes together: enough for products on the token side, few enough for
  /// their image tokens (4 MB each) to stay near.
  static let groupSize = 4

  /// Decodes prompts, in parallel by groups when there are many.
  ///
  /// sparse: per prompt [sparse tokens, width]; contexts: per prompt.
  func decode(
    sparse: [MatrixView], contexts: [ImageContext], maskTokens: Range<Int>, pool: WorkerPool
  ) -> [DecodedMasks] {
    let groups = groups(sparse: sparse, contexts: contexts, pool: pool)
    let isSplit = groups.count < pool.threadCount
    let inner = isSplit ? pool : WorkerPool(threadCount: 1)
    let outer = isSplit ? WorkerPool(threadCount: 1) : pool
    let decoded = outer.map(groups.count) { index in
      let sparse = groups[index].map { sparse[$0] }
      let contexts = groups[index].map { contexts[$0] }
      let shape = maskDecoder.scratchShape(
        sparse: sparse, contexts: contexts, workerCount: inner.threadCount)
      return scratch.withScratch(shape, decoder: maskDecoder) { scratch in
        maskDecoder.decode(
          sparse: sparse, contexts: contexts, maskTokens: maskTokens, scratch: scratch,
          pool: inner)
      }
    }
    let places = Dictionary(
      uniqueKeysWithValues: zip(groups.joined(), decoded.joined()).map { ($0, $1) })
    return sparse.indices.compactMap { places[$0] }
  }

  /// Splits prompts, so that a group's have equally many tokens and either all or none a mask, all threads
  /// get work, and no group is larger than ``groupSize``.
  private func groups(
    sparse: [MatrixView], contexts: [ImageContext], pool: WorkerPool
  ) -> [[Int]] {
    let places = Dictionary(grouping: sparse.indices) { index in
      GroupKey(
        tokenCount: sparse[index].rowCount, isShared: contexts[index].projections != nil)
    }
    return places.sorted { $0.key < $1.key }.flatMap { _, indices in
      let size = max(1, min(Self.groupSize, indices.count / pool.threadCount))
      return stride(from: 0, to: indices.count, by: size).map { start in
        Array(indices[start..<min(indices.count, start + size)])
      }
    }
  }
}

private struct GroupKey: Hashable, Comparable {
  let tokenCount: Int
  let isShared: Bool

  static func < (first: Self, second: Self) -> Bool {
    (first.tokenCount, first.isShared ? 1 : 0) < (second.tokenCount, second.isShared ? 1 : 0)
  }
}
