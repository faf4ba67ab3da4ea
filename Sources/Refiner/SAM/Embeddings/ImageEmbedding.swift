public import Labels

/// What the image encoder makes of a photo, and what prompts need to know of the photo besides.
public struct ImageEmbedding: Sendable {
  /// Number of channels; 256.
  public let channelCount: Int
  /// Side of the grid of image tokens; 64.
  public let side: Int
  /// Side of the network's input, pixels; 1024.
  public let inputSide: Int
  /// The part of the input that the photo covers.
  public let resized: Size<ModelSpace>
  /// Size of the photo, or of the region of it that was encoded.
  public let original: Size<ImageSpace>
  /// The numbers, [channelCount, side, side], channels first; not changed any more.
  internal let values: FloatStorage

  /// Makes an embedding; the number of values must be `channelCount * side * side`.
  internal init(
    _ values: FloatStorage, channelCount: Int, side: Int, inputSide: Int,
    resized: Size<ModelSpace>, original: Size<ImageSpace>
  ) {
    precondition(
      channelCount > 0 && side > 0 && values.count == channelCount * side * side,
      "\(values.count) values given for \(channelCount)x\(side)x\(side)")
    precondition(
      resized.area > 0 && max(resized.width, resized.height) <= inputSide && original.area > 0,
      "\(original) as \(resized) of an input of \(inputSide)")
    self.values = values
    self.channelCount = channelCount
    self.side = side
    self.inputSide = inputSide
    self.resized = resized
    self.original = original
  }

  /// Whether no value is NaN or infinite.
  internal var isFinite: Bool { values.withElements(Checkpoint.areFinite) }

  /// The embedding as ``EmbeddingCache`` gives it back: in half precision, nearest, ties to even.
  ///
  /// Masks that do not depend on whether the cache held their photo are made from this one.
  /// - Complexity: O(values).
  public func roundedToHalf() -> ImageEmbedding {
    let rounded = FloatStorage(count: values.count)
    values.withElements { source in
      rounded.withMutableElements { target in
        for index in source.indices { target[index] = Float(half: source[index].halfBits) }
      }
    }
    return ImageEmbedding(
      rounded, channelCount: channelCount, side: side, inputSide: inputSide, resized: resized,
      original: original)
  }
}
