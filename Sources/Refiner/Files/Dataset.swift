/// Finds the samples of a data set.
public enum Dataset {
  /// How many stems an error lists.
  private static let listed = 3

  /// The samples, sorted by stem.
  ///
  /// Files of two folders belong together when their relative stems agree, with or without the suffixes
  /// that Cityscapes and others append; a folder that lacks an image's subfolder may hold its file by the
  /// end of the stem (ProDA and DT-ST write into one flat folder). A list's stems are its image paths,
  /// without the first folder when all share it. `labels` may be one file of detectron2. Either `list`,
  /// or `images` and `labels` must be given.
  /// - Throws: `FileError` when a folder or list cannot be read, a partner is missing, or stems repeat.
  /// - Complexity: O(files).
  public static func samples(_ paths: DatasetPaths) throws(FileError) -> [Sample] {
    let pairs: [Pair]
    if let list = paths.list {
      precondition(paths.images == nil && paths.labels == nil, "A list and folders given")
      pairs = try Self.pairs(list: list)
    } else {
      guard let images = paths.images, let labels = paths.labels else {
        preconditionFailure("Neither a list nor two folders given")
      }
      pairs = try Self.pairs(images: images, labels: labels)
    }
    let confidence = try partners(of: pairs, in: paths.confidence, .confidence)
    let truth = try partners(of: pairs, in: paths.truth, .truth)
    let samples = pairs.indices.map { index in
      Sample(
        stem: pairs[index].stem, image: pairs[index].image, label: pairs[index].label,
        confidence: confidence?[index], truth: truth?[index])
    }
    return samples.sorted { $0.stem.utf8.lexicographicallyPrecedes($1.stem.utf8) }
  }

  /// An image and its label map.
  private struct Pair {
    var stem: String
    var exact: String
    var image: String
    var label: String
  }

  private static func pairs(images: String, labels: String) throws(FileError) -> [Pair] {
    let imageIndex = try StemIndex(folder: images, role: .image)
    let source = try LabelSource(labels)
    var pairs: [Pair] = []
    var stems: [String: String] = [:]
    var owners: [String: String] = [:]
    var missing: [String] = []
    for (exact, path) in imageIndex.exact {
      let stem = DatasetRole.image.strip(exact).stem
      if let other = stems.updateValue(path, forKey: stem) {
        throw .duplicateStem(
          path: Path.join(images, max(path, other)), other: min(path, other), stem: stem)
      }
      guard let label = try source.label(exact: exact, stem: stem) else {
        missing.append(stem)
        continue
      }
      if let owner = owners.updateValue(stem, forKey: label) {
        throw .duplicateStem(path: Path.join(labels, label), other: owner, stem: stem)
      }
      pairs.append(
        Pair(
          stem: stem, exact: exact, image: Path.join(images, path), label: source.path(of: label))
      )
    }
    try check(missing, in: labels, .label)
    let known = Set(pairs.map(\.stem)).union(pairs.map(\.exact))
    try check(source.orphans(labels: Set(owners.keys), stems: known), in: images, .image)
    return pairs
  }

  private static func pairs(list: String) throws(FileError) -> [Pair] {
    let entries = try ListFile.read(list)
    let folder = Path.folder(of: list)
    guard !entries.isEmpty else { throw .noSamples(path: list, role: .image) }
    let stems = ListStems(entries.map(\.image))
    var lines: [String: Int] = [:]
    var pairs: [Pair] = []
    for (entry, exact) in zip(entries, stems.stems) {
      let stem = DatasetRole.image.strip(exact).stem
      if let other = lines.updateValue(entry.line, forKey: stem) {
        throw .badLine(
          path: list, line: entry.line,
          reason: "sample '\(stem)' is already on line \(other); remove or rename one")
      }
      pairs.append(
        Pair(
          stem: stem, exact: exact, image: Path.join(folder, entry.image),
          label: Path.join(folder, entry.label)))
    }
    try check(pairs.map(\.image).filter(isMissing), in: list, .image)
    try check(pairs.map(\.label).filter(isMissing), in: list, .label)
    return pairs
  }

  private static func isMissing(_ path: String) -> Bool {
    if case .file = FileSystem.kind(of: path) { return false }
    return true
  }

  private static func partners(
    of pairs: [Pair], in folder: String?, _ role: DatasetRole
  ) throws(FileError) -> [String]? {
    guard let folder else { return nil }
    let index = try StemIndex(folder: folder, role: role)
    var missing: [String] = []
    var owners: [String: String] = [:]
    var partners: [String] = []
    for pair in pairs {
      guard let path = ListStems.partner(of: pair.stem, exact: pair.exact, in: index) else {
        missing.append(pair.stem)
        continue
      }
      if let owner = owners.updateValue(pair.stem, forKey: path) {
        throw .duplicateStem(path: Path.join(folder, path), other: owner, stem: pair.stem)
      }
      partners.append(Path.join(folder, path))
    }
    try check(missing, in: folder, role)
    return partners
  }

  /// The ground-truth files of images that are known by their stems alone, in the stems' order.
  /// - Throws: `FileError` when the folder cannot be read or a stem has no file.
  public static func partners(
    ofStems stems: [String], inTruth folder: String
  ) throws(FileError) -> [String] {
    let index = try StemIndex(folder: folder, role: .truth)
    var missing: [String] = []
    var paths: [String] = []
    for stem in stems {
      if let path = index.path(exact: stem, stem: stem) {
        paths.append(Path.join(folder, path))
      } else {
        missing.append(stem)
      }
    }
    try check(missing, in: folder, .truth)
    return paths
  }

  private static func check(
    _ missing: [String], in path: String, _ role: DatasetRole
  ) throws(FileError) {
    if missing.isEmpty { return }
    let sorted = missing.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    throw .missingPartners(
      path: path, role: role, stems: Array(sorted.prefix(listed)), count: missing.count)
  }
}
