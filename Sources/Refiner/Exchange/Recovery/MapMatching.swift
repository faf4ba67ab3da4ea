internal import Foundation
internal import Labels

/// Which label maps of a folder are of which images of a run.
internal struct MapMatching {
  /// An image and the map that is to become its own.
  internal struct Pair: Sendable {
    internal let image: ImageRecord
    internal let path: String
  }

  /// The images that have a map, in the order of the run.
  internal private(set) var pairs: [Pair] = []
  /// The stems of the images without a map, in the order of the run.
  internal private(set) var imagesWithoutMap: [String] = []
  /// The maps that are of no image, by their paths below the folder without suffix and extension.
  internal private(set) var mapsWithoutImage: [String] = []

  /// Matches names as ``Dataset`` does, and also those that the formats of an export give.
  ///
  /// Maps are looked for where an export of that format has them, else in the folder's own `labels` where it has one. Where none fits, the
  /// folders that all maps lie in are left out of their names.
  /// - Throws: `RecoveryError` when nothing fits, or the folder is an export that numbers its classes in its own
  ///   way; `FileError` when the folder cannot be read or one map is of several images.
  internal init(_ folder: String, images: [ImageRecord], of run: Run) throws {
    let export = Self.export(holding: folder)
    if let export { try Self.check(export.manifest, folder: folder, run: run) }
    var root = folder
    for inner in [export.flatMap(Self.maps), RunPath.labels].compactMap(\.self) {
      guard case .folder? = FileSystem.kind(of: Path.join(folder, inner)) else { continue }
      root = Path.join(folder, inner)
      break
    }
    let index = try StemIndex(folder: root, role: .label)
    try match(images, in: index)
    if pairs.isEmpty, let inner = Self.sharedFolder(of: index) {
      self = MapMatching()
      try match(images, in: StemIndex(folder: Path.join(root, inner), role: .label))
    }
    guard !pairs.isEmpty else {
      throw RecoveryError.nothingMatches(folder: folder, run: run.folder)
    }
  }

  private init() {}

  /// The export that a folder is, or whose files lie below it; nil when it is none.
  private static func export(holding folder: String) -> (manifest: Manifest, isWhole: Bool)? {
    var root = URL(fileURLWithPath: folder).resolvingSymlinksInPath().path
    var inner = ""
    // No layout puts its files deeper.
    for _ in 0...4 {
      if let bytes = try? FileSystem.read(root + "/" + RunPath.manifest, limit: 1 << 28),
        let manifest = ManifestFile.decode(bytes),
        inner.isEmpty || manifest.files.keys.contains(where: { $0.hasPrefix(inner) })
      {
        return (manifest, inner.isEmpty)
      }
      let name = Path.name(of: root)
      guard !name.isEmpty else { return nil }
      inner = name + "/" + inner
      root = Path.folder(of: root)
    }
    return nil
  }

  /// Refuses an export whose numbers are not the run's ids.
  private static func check(
    _ manifest: Manifest, folder: String, run: Run
  ) throws(RecoveryError) {
    guard manifest.taxonomy == ManifestTaxonomy(run.taxonomy) else {
      throw .otherTaxonomy(folder: folder, name: manifest.taxonomy.name, run: run.folder)
    }
    let hasGaps = run.taxonomy.classes.enumerated().contains { Int($1.id.rawValue) != $0 }
    switch manifest.options?.format ?? .png {
    case .png, .cityscapes, .imageFolder: return
    case .mmseg where !hasGaps: return
    case let format: throw .numbered(folder: folder, format: format)
    }
  }

  /// Where the maps of a whole export lie in it.
  private static func maps(of export: (manifest: Manifest, isWhole: Bool)) -> String? {
    guard export.isWhole, let options = export.manifest.options else { return nil }
    switch options.format {
    case .cityscapes: return "gtFine/\(options.split)"
    case .mmseg: return "ann_dir/\(options.split)"
    case .imageFolder: return "\(options.split)/labels"
    default: return nil
    }
  }

  /// The folder, as deep as possible, that all files of an index lie in; nil when that is its root.
  private static func sharedFolder(of index: StemIndex) -> String? {
    var shared: [Substring]?
    for stem in index.exact.keys {
      let parts = stem.split(separator: "/").dropLast()
      let known = shared ?? Array(parts)
      shared = Array(zip(known, parts).prefix { $0 == $1 }.map(\.0))
    }
    guard let shared, !shared.isEmpty else { return nil }
    return shared.joined(separator: "/")
  }

  private mutating func match(_ images: [ImageRecord], in index: StemIndex) throws(FileError) {
    var paths: [ImageID: String] = [:]
    var owners: [String: String] = [:]
    for image in images {
      guard let path = index.path(exact: image.stem, stem: image.stem) else { continue }
      // A file whose whole name fits an image is that image's.
      if owners.updateValue(image.stem, forKey: path) == nil { paths[image.id] = path }
    }
    let certain = Set(owners.keys)
    let names = [ImageNaming.flat, .cities].compactMap { try? $0.names(of: images) }
    for image in images where paths[image.id] == nil {
      let candidates = [image.stem] + names.compactMap { $0[image.id] }
      let found = candidates.lazy.compactMap { ListStems.partner(of: $0, exact: $0, in: index) }
      guard let path = found.first(where: { !certain.contains($0) }) else { continue }
      if let other = owners.updateValue(image.stem, forKey: path) {
        throw .duplicateStem(path: Path.join(index.folder, path), other: other, stem: image.stem)
      }
      paths[image.id] = path
    }
    collect(images, paths, of: index)
  }

  private mutating func collect(
    _ images: [ImageRecord], _ paths: [ImageID: String], of index: StemIndex
  ) {
    for image in images {
      if let path = paths[image.id] {
        pairs.append(Pair(image: image, path: Path.join(index.folder, path)))
      } else {
        imagesWithoutMap.append(image.stem)
      }
    }
    func short(_ stem: String) -> String { index.role.strip(stem).stem }
    let taken = Set(paths.values.map { short(Path.withoutExtension($0)) })
    mapsWithoutImage = Set(index.exact.keys.map(short)).subtracting(taken).sorted()
  }
}
