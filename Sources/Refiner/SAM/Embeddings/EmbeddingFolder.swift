public import Labels

/// A folder of embeddings that were made elsewhere, a `.npy` file for each photo's stem.
public struct EmbeddingFolder: Hashable, Sendable {
  /// The folder.
  public let path: String

  /// Takes a folder.
  /// - Throws: ``EmbeddingError/file(_:)`` when there is none.
  public init(_ path: String) throws(EmbeddingError) {
    switch FileSystem.kind(of: path) {
    case .folder: self.path = path
    case nil: throw .file(.missing(path: path))
    default:
      throw .file(
        .unreadable(path: path, reason: "it is not a folder; give the path of a folder"))
    }
  }

  /// The embedding of a photo; nil when the folder has none for its stem.
  ///
  /// stem: the photo's path in its folder, without extension.  Arrays are [channels, side, side] or
  /// [1, channels, side, side], of half or single precision.  original: size of the photo.
  /// - Throws: `EmbeddingError` when the file cannot be read, is not of the network's shape, or holds NaN.
  /// - Complexity: O(values).
  public func embedding(
    ofStem stem: String, for model: NetworkConfiguration, original: Size<ImageSpace>
  ) throws(EmbeddingError) -> ImageEmbedding? {
    let file = Path.join(path, stem + ".npy")
    guard FileSystem.kind(of: file) != nil else { return nil }
    let shape = [model.maskDecoder.width, model.gridSide, model.gridSide]
    let array = try read(file, shape: shape)
    return ImageEmbedding(
      FloatStorage(array.values), channelCount: shape[0], side: shape[1],
      inputSide: model.inputSide,
      resized: ResizeLongestSide(side: model.inputSide).size(of: original), original: original)
  }

  private func read(_ file: String, shape: [Int]) throws(EmbeddingError) -> NPYArray {
    let array: NPYArray
    do {
      // Enough for a file of another model, whose shape is then named.
      let limit = max(4 * shape.reduce(1, *), 1 << 24)
      array = try NPYFile.read(file, limits: FileLimits(maximumPixels: limit))
    } catch {
      throw .file(error)
    }
    guard array.shape == shape || array.shape == [1] + shape else {
      throw .shape(path: file, found: array.shape, expected: shape)
    }
    guard array.elementType == .float16 || array.elementType == .float32 else {
      throw .elementType(path: file, found: array.elementType)
    }
    let count = array.values.count { !$0.isFinite }
    guard count == 0 else { throw .notFinite(path: file, count: count) }
    return array
  }
}
