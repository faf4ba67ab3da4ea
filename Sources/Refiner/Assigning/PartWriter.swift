internal import Foundation

/// Writes one reviewer's part of a run as a run of its own.
struct PartWriter {
  /// What a part holds.
  struct Counts {
    var components = 0
    var flagged = 0
    var decided = 0
  }

  private let parent: DividedRun
  private let part: ReviewerPart
  private let shared: [ImageID]
  private let leases: String?
  private let images: [ImageRecord]

  /// Prepares a part; leases: the folder of leases relative to the part's, nil for none.
  init(_ parent: DividedRun, part: ReviewerPart, shared: [ImageID], leases: String?) {
    self.parent = parent
    self.part = part
    self.shared = shared
    self.leases = leases
    images = part.images.compactMap { parent.images[$0] }
  }

  /// Fills a new folder, calling `didWrite` after each image.
  /// - Throws: `StoreError` and `FileError`.
  func write(to folder: String, didWrite: () -> Void) throws -> Counts {
    try FileSystem.makeFolder(folder + "/" + RunPath.labels)
    let configuration = configuration
    let digest = try configuration.write(to: folder + "/" + RunPath.configuration)
    let draft = folder + "/" + RunPath.draft
    let store = try ReviewStore.create(
      at: draft,
      settings: [SettingKey.runID: configuration.runID, SettingKey.configurationDigest: digest])
    let twins = try fill(store)
    try store.writeCanonicalCopy(to: folder + "/" + RunPath.database)
    let counts = try counts(of: store)
    try store.close()
    ReviewStore.remove(draft)
    for image in images {
      for name in [image.stem] + (twins[image.id].map { [$0] } ?? []) {
        let target = folder + "/" + RunPath.label(stem: name)
        try FileSystem.makeFolder(Path.folder(of: target))
        try image.takeMap(of: parent.run.folder, to: folder, as: name)
      }
      didWrite()
    }
    try FileSystem.synchronise(folder: folder + "/" + RunPath.labels)
    try FileSystem.synchronise(folder: folder)
    return counts
  }

  private var configuration: RunConfiguration {
    let stems = Set(images.map(\.stem))
    let whole = parent.run.configuration
    return whole.with(
      runID: RunConfiguration.runID(
        ofPart: images.map(\.stem), of: whole.runID, reviewer: part.reviewer),
      inputs: whole.inputs.filter { stems.contains($0.stem) })
  }

  /// Writes everything into the store.
  /// - Returns: the stem of each image's twin.
  private func fill(_ store: ReviewStore) throws -> [ImageID: String] {
    try store.add(images: part.images, of: parent.run.store)
    for (key, value) in parent.settings { try store.set(key, to: value) }
    let (twins, repeats) = try addTwins(to: store)
    let rows = rows
    if !rows.isEmpty { _ = try store.transcribe(rows) }
    let assignment = Assignment(
      parentRunID: parent.run.configuration.runID,
      parentConfiguration: parent.configurationText, reviewer: part.reviewer,
      sharedImages: shared.compactMap { parent.images[$0]?.stem }, gold: gold, repeats: repeats,
      transcribed: rows.count, leases: leases)
    try store.set(SettingKey.assignment, to: assignment.text)
    try store.set(stage: .judged)
    return twins
  }

  /// The lead's decisions that the reviewer does not see.
  private var gold: [Assignment.Gold] {
    let wanted = Set(part.gold.compactMap { parent.state.sequence(of: $0) })
    return parent.standing.filter { wanted.contains($0.sequence) }
      .compactMap { Assignment.Gold($0) }.sorted { $0.component < $1.component }
  }

  /// The parent's rows about the part's images that still count, without those about gold.
  private var rows: [TranscribedRow] {
    let own = Set(part.images)
    let hidden = Set(part.gold)
    return parent.standing.compactMap { row in
      guard own.contains(row.image), !hidden.contains(row.component), let action = row.action
      else { return nil }
      return TranscribedRow(
        action, time: row.time, reviewer: row.reviewer, seconds: row.seconds,
        suspicion: row.suspicion, note: row.note)
    }
  }

  /// Adds an image for the repeats of each image that has some.
  private func addTwins(
    to store: ReviewStore
  ) throws -> (stems: [ImageID: String], repeats: [Assignment.Repeat]) {
    guard !part.repeats.isEmpty else { return ([:], []) }
    try store.set(SettingKey.firstTwin, to: "\(parent.firstFreeImage)")
    var known = Set(parent.images.values.map(\.stem))
    var stems: [ImageID: String] = [:]
    var repeats: [Assignment.Repeat] = []
    var next = parent.firstFreeImage
    let images = try part.repeats.map { (try store.image(ofComponent: $0), $0) }
    for (image, components) in Dictionary(grouping: images, by: \.0).sorted(by: { $0.key < $1.key })
    {
      guard let stem = parent.images[image]?.stem else { continue }
      let twin = Self.twinStem(of: stem, besides: known)
      known.insert(twin)
      let ids = try store.addTwin(ImageID(next), stem: twin, of: components.map(\.1))
      repeats += ids.map { Assignment.Repeat(twin: $0.value, original: $0.key) }
      stems[image] = twin
      next += 1
    }
    return (stems, repeats.sorted { $0.twin < $1.twin })
  }

  /// `<stem>~2`, or with the next number that no image has.
  private static func twinStem(of stem: String, besides known: Set<String>) -> String {
    var number = 2
    while known.contains("\(stem)~\(number)") { number += 1 }
    return "\(stem)~\(number)"
  }

  private func counts(of store: ReviewStore) throws -> Counts {
    var counts = Counts()
    let state = try store.reviewState()
    try store.forEachScoreBatch(size: 4096) { batch in
      for score in batch {
        counts.components += 1
        if state.decisions[score.id] != nil {
          counts.decided += 1
        } else if score.verdict.isFlagged {
          counts.flagged += 1
        }
      }
    }
    return counts
  }
}
