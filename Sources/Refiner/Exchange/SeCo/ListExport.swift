internal import Labels

/// The list files that go with an exported label set: `image label` per line, relative to a root.
///
/// SeCo's aggregation reads `all.txt`; UniMatch reads `labeled.txt` and `unlabeled.txt` (reference
/// `seco-method.md` 1.4 and 3.2). They lie in `splits/NAME/`, NAME being the export folder's own.
public struct ListExport: Hashable, Sendable {
  /// Which lists.
  public enum Kind: Hashable, Sendable {
    /// One list of all images.
    case all
    /// Two disjoint lists; this share of the images, 0...1, the cleanest, is labelled.
    case split(labelledShare: Double)
  }

  /// The folder of the lists inside an export.
  internal static let folder = "splits"
  /// UniMatch's padding value, which it counts in the labels of unlabelled images too.
  private static let paddingID = ClassID(254)
  /// Which lists.
  public let kind: Kind
  /// The folder that the lines are relative to; nil for the nearest one that holds the images and the
  /// export.
  public let root: String?

  /// Describes lists.
  public init(_ kind: Kind, root: String? = nil) {
    if case .split(let share) = kind { precondition((0...1).contains(share), "Share \(share)") }
    self.kind = kind
    self.root = root
  }

  /// The text of each list of some images of a run, by its path inside the export, for a label set that will
  /// lie at `target`.
  /// - Throws: `ExportError.unlistable` for paths with blanks or outside of the root, `.unfit` for
  ///   classes that UniMatch cannot read; `FileError.missing` for images that are gone.
  internal func files(
    of run: Run, images: [ImageRecord], target: String, state: ReviewState,
    undecided: UndecidedPolicy, only scope: ExportScope
  ) throws -> [String: [UInt8]] {
    try check(run)
    let paths = try ListPaths(images: images.map(\.image), export: target, root: root)
    let lines = try images.map { image in
      let label = Path.join(target, RunPath.label(stem: image.stem))
      return try "\(paths.relative(image.image)) \(paths.relative(label))\n"
    }
    let folder = Self.folder + "/" + Path.name(of: ListPaths.absolute(target)) + "/"
    switch kind {
    case .all: return [folder + "all.txt": Array(lines.joined().utf8)]
    case .split(let share):
      let bulk = try run.store.bulkAcceptance()
      let cleanness = try images.map {
        try ImageCleanness($0, of: run, state: state, undecided: undecided, bulk: bulk, only: scope)
      }
      let labelled = ImageCleanness.cleanest(cleanness, share: share)
      let chosen = lines.indices.filter { labelled.contains($0) }.map { lines[$0] }
      let others = lines.indices.filter { !labelled.contains($0) }.map { lines[$0] }
      return [
        folder + "labeled.txt": Array(chosen.joined().utf8),
        folder + "unlabeled.txt": Array(others.joined().utf8),
      ]
    }
  }

  /// What to tell the user of the lists that were written at `target`: their root and lengths.
  /// - Throws: As when they were written.
  public func summary(of run: Run, manifest: Manifest, target: String) throws -> [String] {
    let images = try run.store.images().filter {
      manifest.files[RunPath.label(stem: $0.stem)] != nil
    }
    let paths = try ListPaths(images: images.map(\.image), export: target, root: root)
    var lines = ["lists are relative to \(paths.root)"]
    if case .split(let share) = kind {
      let labelled = ImageCleanness.count(images.count, share: share)
      lines.append("labelled: \(labelled) images, unlabelled: \(images.count - labelled)")
    }
    return lines
  }

  private func check(_ run: Run) throws(ExportError) {
    guard case .split = kind, let entry = run.taxonomy[Self.paddingID] else { return }
    throw .unfit(
      folder: run.folder,
      reason: "class '\(entry.name)' has id 254, which UniMatch pads with; give it another id")
  }
}
