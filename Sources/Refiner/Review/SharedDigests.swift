/// The digests of files that several samples share, such as one file with the labels of many images.
struct SharedDigests: Sendable {
  private let digests: [String: String]

  /// Reads each label file once that more than one sample has.
  /// - Throws: `StoreError.unreadable` for a file that cannot be read.
  init(_ samples: [Sample]) throws(StoreError) {
    var counts: [String: Int] = [:]
    for sample in samples { counts[sample.label, default: 0] += 1 }
    var digests: [String: String] = [:]
    for (path, count) in counts where count > 1 {
      digests[path] = try FileDigest.sha256(ofFile: path)
    }
    self.digests = digests
  }

  /// Reads each input once that more than one image of a run has; one that cannot be read is left out.
  init(inputsOf images: [ImageRecord]) {
    var counts: [String: Int] = [:]
    for path in images.flatMap({ $0.inputs.map(\.path) }) { counts[path, default: 0] += 1 }
    digests = counts.filter { $0.value > 1 }.keys.reduce(into: [:]) { digests, path in
      digests[path] = try? FileDigest.sha256(ofFile: path)
    }
  }

  /// The digest of a file.
  /// - Throws: As ``FileDigest/sha256(ofFile:)``.
  func sha256(ofFile path: String) throws(StoreError) -> String {
    if let digest = digests[path] { return digest }
    return try FileDigest.sha256(ofFile: path)
  }
}
