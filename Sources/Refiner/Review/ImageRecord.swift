public import Labels

/// One image of a run: where its inputs lie and what they were when the run was made.
public struct ImageRecord: Hashable, Sendable {
  /// Its key in the store.
  public let id: ImageID
  /// The relative stem that names it: parts without `..`, separated by `/`.
  public let stem: String
  /// Path of the photo.
  public let image: String
  /// Path of the label map that came in.
  public let label: String
  /// Path of the confidence map; nil when there is none.
  public let confidence: String?
  /// Path of the ground truth; nil when there is none.
  public let truth: String?
  /// Size of the label map in pixels; the photo may have another.
  public let size: Size<ImageSpace>
  /// SHA-256 as lower-case hexadecimal digits of every file, by ``DigestRole``'s raw value.
  public let digests: [String: String]

  /// Makes a record.
  public init(
    id: ImageID, stem: String, image: String, label: String, confidence: String? = nil,
    truth: String? = nil, size: Size<ImageSpace>, digests: [String: String] = [:]
  ) {
    self.id = id
    self.stem = stem
    self.image = image
    self.label = label
    self.confidence = confidence
    self.truth = truth
    self.size = size
    self.digests = digests
  }

  /// Its input files that have a digest, as (role, path, SHA-256), in the order of ``DigestRole``.
  public var inputs: [(role: DigestRole, path: String, digest: String)] {
    let paths: [(DigestRole, String?)] = [
      (.image, image), (.label, label), (.confidence, confidence), (.truth, truth),
    ]
    return paths.compactMap { role, path in
      guard let path, let digest = digests[role.rawValue] else { return nil }
      return (role, path, digest)
    }
  }
}
