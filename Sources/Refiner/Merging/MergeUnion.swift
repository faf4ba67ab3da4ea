internal import Labels

/// Runs that fit together, and what the run of all of them is made from.
struct MergeUnion: Sendable {
  /// An image of the merged run.
  struct Image: Sendable {
    /// The image with the key that it gets.
    var record: ImageRecord
    /// The source that it is taken from.
    let source: Int
    /// Its key there.
    let original: ImageID
  }

  /// The runs, by their newest rows' hashes: the order in which they were given is forgotten.
  private(set) var sources: [MergeSource]
  /// What went into the merged run.
  let configuration: RunConfiguration
  /// Its `run.toml`.
  let configurationBytes: [UInt8]
  /// All images, ascending.
  let images: [Image]
  /// Whether images have other keys than in their sources.
  let isRenumbered: Bool
  /// Whether the rows that all sources know are kept as they are, hashes included.
  private(set) var keepsKnown = false
  /// Reviewers who got another name, by the old one.
  private(set) var renamed: [String: [String]] = [:]

  /// The classes.
  var taxonomy: Taxonomy { configuration.taxonomy }
  /// Whether some sources are copies of one run.
  var hasCopies: Bool { Set(sources.map(\.configuration.runID)).count < sources.count }

  /// Puts runs together.
  /// - Throws: `MergeError` when they do not fit together; `StoreError` when one cannot be read.
  /// - Complexity: O(images + rows).
  init(_ sources: [MergeSource], renamesReviewers: Bool) throws {
    guard sources.count > 1 else { throw MergeError.oneRun }
    var sources = sources.sorted { $0.tip < $1.tip }
    for (first, second) in zip(sources, sources.dropFirst()) where first.tip == second.tip {
      let folders = [first.folder, second.folder].sorted()
      throw MergeError.sameRun(folder: folders[1], other: folders[0])
    }
    try Self.check(sources)
    let stems = try Self.stems(of: sources)
    (configuration, configurationBytes) = try Self.configuration(of: sources, stems: stems)
    let keys = MergeKeys(of: sources, stems: stems, order: configuration.inputs.map(\.stem))
    isRenumbered = keys.isRenumbered
    images = stems.values.map { place in
      let original = sources[place.source].images[place.image].record
      var image = Image(record: original, source: place.source, original: original.id)
      image.record = original.with(id: keys.ids[original.stem] ?? original.id)
      return image
    }.sorted { $0.record.id < $1.record.id }
    if isRenumbered { try keys.renumber(&sources) }
    self.sources = sources
    findKnownRows()
    try nameReviewers(renaming: renamesReviewers)
  }

  /// Refuses runs that were not refined alike.
  private static func check(_ sources: [MergeSource]) throws {
    let first = sources[0]
    for source in sources.dropFirst() {
      if let difference = source.configuration.makingDifference(from: first.configuration) {
        throw MergeError.otherMaking(
          folder: source.folder, other: first.folder, difference: difference)
      }
    }
  }

  /// Where each image is taken from: of the sources that have it the one of the smallest run id, since copies
  /// of one run hold the same.
  private static func stems(
    of sources: [MergeSource]
  ) throws -> [String: (source: Int, image: Int)] {
    var places: [String: (source: Int, image: Int)] = [:]
    let order = sources.indices.sorted {
      (sources[$0].configuration.runID, $0) < (sources[$1].configuration.runID, $1)
    }
    for source in order {
      for (place, image) in sources[source].images.enumerated() {
        let stem = image.record.stem
        guard let other = places[stem] else {
          places[stem] = (source, place)
          continue
        }
        let known = sources[other.source].images[other.image]
        if let difference = try difference(
          image, in: sources[source], from: known, in: sources[other.source])
        {
          throw MergeError.otherImage(
            stem: stem, folder: sources[source].folder, other: sources[other.source].folder,
            difference: difference)
        }
      }
    }
    return places
  }

  private static func difference(
    _ image: MergeImage, in source: MergeSource, from other: MergeImage, in otherSource: MergeSource
  ) throws -> String? {
    if let difference = image.difference(from: other) { return difference }
    if image.components == other.components { return nil }
    // The digests cover the keys, which runs of other images give out anew.
    let ids = (image.record.id, other.record.id)
    guard ids.0 != ids.1,
      try source.store.placeDigest(of: ids.0) == otherSource.store.placeDigest(of: ids.1)
    else { return "other components" }
    return nil
  }

  /// Rows that all copies of one run begin with; of parts, what they took over.
  private mutating func findKnownRows() {
    let first = sources[0]
    guard sources.allSatisfy({ $0.configuration.runID == first.configuration.runID }) else {
      return
    }
    let common = sources.dropFirst().map { $0.sharedRows(with: first) }.min() ?? 0
    for place in sources.indices {
      sources[place].known = max(sources[place].known, common)
    }
    keepsKnown =
      first.configuration.runID == configuration.runID && !isRenumbered
      && !first.entries.prefix(common).contains { first.isTwin($0) }
  }

  /// Tells reviewers of one name apart who decided about one image in two sources, or refuses them.
  private mutating func nameReviewers(renaming: Bool) throws {
    let work = sources.map(ReviewerWork.init)
    var clashes: [String: Set<Int>] = [:]
    for first in sources.indices {
      for second in sources.indices.dropFirst(first + 1) {
        // What copies of one run share is one reviewer's.
        let shared = sources[first].sharedRows(with: sources[second])
        for (name, image) in work[first].clashes(with: work[second], beyond: shared) {
          guard renaming else {
            throw MergeError.sameReviewer(
              name: name, stem: images.first { $0.record.id == image }?.record.stem ?? "",
              folder: sources[second].folder, other: sources[first].folder)
          }
          clashes[name, default: []].formUnion([first, second])
        }
      }
    }
    for (name, places) in clashes {
      for place in places.sorted() {
        let other = "\(name)-\(sources[place].tip.prefix(8))"
        sources[place].rename(name, to: other)
        renamed[name, default: []].append(other)
      }
    }
  }
}

extension ImageRecord {
  /// The same image under another key.
  fileprivate func with(id: ImageID) -> ImageRecord {
    ImageRecord(
      id: id, stem: stem, image: image, label: label, confidence: confidence, truth: truth,
      size: size, digests: digests)
  }
}
