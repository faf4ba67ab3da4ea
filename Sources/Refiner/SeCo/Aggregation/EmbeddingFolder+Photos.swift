extension EmbeddingFolder {
  /// The stem under which the folder holds a photo's embedding; nil when it holds none.
  ///
  /// The folder may mirror the photos' folders: the longest end of the photo's path that fits counts.
  func stem(ofPhoto path: String) -> String? {
    var end = Path.withoutExtension(path)[...]
    while true {
      let stem = String(end.drop { $0 == "/" })
      if FileSystem.kind(of: file(ofStem: stem)) != nil { return stem }
      guard let slash = stem.firstIndex(of: "/") else { return nil }
      end = stem[stem.index(after: slash)...]
    }
  }

  /// Where the embedding of a stem lies, whether or not it does.
  func file(ofStem stem: String) -> String { Path.join(path, stem + ".npy") }
}
