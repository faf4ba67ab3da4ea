extension RunInput {
  /// Reads the files of a sample for their digests; those in `shared` were read before.
  /// - Throws: `StoreError.unreadable` for a file that cannot be read.
  init(
    digesting sample: Sample, embedding: String?, shared: SharedDigests
  ) throws(StoreError) {
    let paths: [(DigestRole, String?)] = [
      (.image, sample.image), (.label, sample.label), (.confidence, sample.confidence),
      (.truth, sample.truth), (.embedding, embedding),
    ]
    var files: [File] = []
    for case (let role, let path?) in paths {
      files.append(
        File(role: role, path: path, digest: try shared.sha256(ofFile: path)))
    }
    self.init(stem: sample.stem, files: files)
  }
}
