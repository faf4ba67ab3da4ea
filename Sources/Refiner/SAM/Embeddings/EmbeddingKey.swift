public import Labels

/// What an embedding was made from: which photo, which network, which part of the photo.
public struct EmbeddingKey: Hashable, Sendable {
  /// SHA-256 of the photo's file or pixels, 64 lower-case hexadecimal digits.
  public let image: String
  /// SHA-256 of the network's file, 64 lower-case hexadecimal digits.
  public let model: String
  /// The part of the photo that was encoded; nil for all of it.
  public let region: Rectangle<ImageSpace>?

  /// Makes a key from digests as ``FileDigest`` gives them.
  public init(image: String, model: String, region: Rectangle<ImageSpace>? = nil) {
    precondition(Self.isDigest(image) && Self.isDigest(model), "Digests '\(image)', '\(model)'")
    if let region {
      precondition(
        region.x >= 0 && region.y >= 0 && !region.isEmpty && region.maxX <= Int32.max
          && region.maxY <= Int32.max, "A region at \(region)")
    }
    self.image = image
    self.model = model
    self.region = region
  }

  /// The digest of a photo that is in memory: of its size and its pixels.
  /// - Complexity: O(pixels).
  public static func digest(of image: RGBImage) -> String {
    var bytes = Array("\(image.width)x\(image.height)\n".utf8)
    bytes.append(contentsOf: image.bytes)
    return FileDigest.sha256(bytes)
  }

  /// Whether a text is a digest as ``FileDigest`` writes it.
  internal static func isDigest(_ text: some StringProtocol) -> Bool {
    text.utf8.count == 64
      && text.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
  }

  /// A digest of the key itself, for a file's name.
  internal var digest: String {
    let part = region.map { "\($0.x) \($0.y) \($0.width) \($0.height)" } ?? "all"
    return FileDigest.sha256(Array("\(image) \(model) \(part)".utf8))
  }
}
