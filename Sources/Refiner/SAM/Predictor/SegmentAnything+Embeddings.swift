public import Labels

extension EncodedImage {
  /// The image embedding by itself, to be kept or to be taken elsewhere.
  /// - Complexity: O(values).
  public var imageEmbedding: ImageEmbedding {
    ImageEmbedding(
      tokens: embedding, side: model.configuration.gridSide,
      inputSide: model.configuration.inputSide, original: upsampling.original)
  }
}

extension SegmentAnything {
  /// The image, or region of it, that an embedding was made from, ready for prompts.
  /// - Throws: ``SAMError`` when the embedding is of another network's shape or the region does not fit.
  public func image(
    from embedding: ImageEmbedding, imageSize: Size<ImageSpace>,
    region: Rectangle<ImageSpace>? = nil
  ) throws(SAMError) -> EncodedImage {
    let region = try Self.checked(region, in: imageSize)
    let expected = [
      configuration.maskDecoder.width, configuration.gridSide, configuration.gridSide,
    ]
    let found = [embedding.channelCount, embedding.side, embedding.side]
    guard found == expected, embedding.inputSide == configuration.inputSide else {
      throw .embeddingShape(found: found, expected: expected)
    }
    guard embedding.original == Size(width: region.width, height: region.height) else {
      throw .embeddingImage(
        found: "\(embedding.original.width)x\(embedding.original.height)",
        expected: "\(region.width)x\(region.height)")
    }
    return EncodedImage(
      model: self, embedding: embedding.tokens, imageSize: imageSize, region: region)
  }

  /// Encodes an image unless a cache holds its embedding; what is encoded goes into the cache.
  ///
  /// Both ways give the same: the embedding in half precision. A cache that cannot be written costs the next
  /// encoding, not this one: `onCacheFailure` learns of it.
  /// - Throws: as ``encode(_:region:progress:)``.
  public func encode(
    _ image: RGBImage, region: Rectangle<ImageSpace>? = nil, cache: EmbeddingCache,
    progress: EncodingProgress = EncodingProgress(), onCacheFailure: (FileError) -> Void = { _ in }
  ) throws -> EncodedImage {
    guard let model = contentHash else {
      return try encode(image, region: region, progress: progress)
    }
    let checked = try Self.checked(region, in: image.size)
    let whole = checked.width == image.width && checked.height == image.height
    let key = EmbeddingKey(
      image: EmbeddingKey.digest(of: image), model: model, region: whole ? nil : checked)
    if let embedding = cache.load(key),
      let found = try? self.image(from: embedding, imageSize: image.size, region: checked)
    {
      return found
    }
    let embedding = ImageEmbedding(
      tokens: try embedding(of: image, region: checked, progress: progress),
      side: configuration.gridSide, inputSide: configuration.inputSide,
      original: Size(width: checked.width, height: checked.height))
    do { try cache.store(embedding, for: key) } catch { onCacheFailure(error) }
    // Values beyond half precision's range are not kept, and must not become infinite.
    let rounded = embedding.roundedToHalf()
    return try self.image(
      from: rounded.isFinite ? rounded : embedding, imageSize: image.size, region: checked)
  }
}
