public import Labels

/// Finds out what the ids of a data set's label files stand for.
public struct LabelIDResolution: Sendable {
  /// Files that are looked at before a doubt makes all of them count.
  private static let probes = 64
  private let taxonomy: Taxonomy
  private let limits: FileLimits

  /// Prepares for files of a taxonomy.
  public init(taxonomy: Taxonomy, limits: FileLimits = .standard) {
    self.taxonomy = taxonomy
    self.limits = limits
  }

  /// The space of `files`, labels or ground truth of one data set.
  ///
  /// A space other than `.auto` is returned as it is. `.auto` stays `.auto` when every file explains
  /// itself: its ids are the taxonomy's, or its name says what they are. Otherwise one space must
  /// explain all ids of all files.
  /// - Throws: ``FileError/ambiguousIDs(path:ids:spaces:)`` when several do, and mean different classes;
  ///   `FileError` for files that cannot be read.
  /// - Complexity: O(pixels of 64 files); of all files when those leave a doubt.
  public func space(
    _ space: LabelIDSpace, of files: [String]
  ) throws(FileError) -> LabelIDSpace {
    guard space == .auto, taxonomy.cityscapesIDs != nil else { return space }
    let distinct = Array(Set(files)).sorted()
    let step = max(1, (distinct.count + Self.probes - 1) / Self.probes)
    let probes = stride(from: 0, to: distinct.count, by: step).map { distinct[$0] }
    do {
      return try decide(probes)
    } catch .ambiguousIDs where step > 1 {
      return try decide(distinct)
    }
  }

  private func decide(_ files: [String]) throws(FileError) -> LabelIDSpace {
    var plain: Set<Int> = []
    var named: Set<Int> = []
    var path = ""
    for file in files {
      guard let found = try numbers(in: file) else { continue }
      let stem = Path.withoutExtension(Path.name(of: file))
      if stem.hasSuffix("_labelTrainIds"), taxonomy.renumbersCityscapes {
        named.formUnion(found)
      } else {
        plain.formUnion(found)
      }
      path = file
    }
    if !named.isEmpty, plain.isEmpty { return try decideTrainIDs(named, path: path) }
    let own = LabelIDTable(.train, taxonomy: taxonomy)
    guard plain.contains(where: { own?[$0] == nil }) else { return .auto }
    return try decide(plain, path: path, among: LabelIDSpace.foreign)
  }

  /// Files named `_labelTrainIds` hold the 19 ids, or the taxonomy's own.
  private func decideTrainIDs(_ present: Set<Int>, path: String) throws(FileError) -> LabelIDSpace {
    let own = LabelIDTable(.train, taxonomy: taxonomy)
    if present.contains(where: { own?[$0] == nil }) { return .train19 }
    return try decide(present, path: path, among: [.train, .train19])
  }

  private func decide(
    _ present: Set<Int>, path: String, among spaces: [LabelIDSpace]
  ) throws(FileError) -> LabelIDSpace {
    let numbers = present.sorted()
    var meanings: [(space: LabelIDSpace, ids: [UInt8])] = []
    for space in spaces {
      guard let table = LabelIDTable(space, taxonomy: taxonomy) else { continue }
      let ids = numbers.compactMap { table[$0] }
      guard ids.count == numbers.count, !meanings.contains(where: { $0.ids == ids }) else {
        continue
      }
      meanings.append((space, ids))
    }
    // Nothing explains them: reading says which file, id and place.
    guard let first = meanings.first else { return .auto }
    guard meanings.count == 1 else {
      throw .ambiguousIDs(path: path, ids: numbers, spaces: meanings.map(\.space))
    }
    return first.space == .train ? .auto : first.space
  }

  /// The numbers that count for a decision; nil for files that decide for themselves.
  private func numbers(in path: String) throws(FileError) -> Set<Int>? {
    guard !Path.withoutExtension(path).hasSuffix("_labelIds") else { return nil }
    if SemanticPredictions.isNamed(path) {
      return try SemanticPredictions(path, limits: limits).categories()
    }
    let bytes = try FileSystem.read(path, limit: limits.maximumBytes)
    let decoder = LabelDecoder(path: path, taxonomy: taxonomy)
    switch FileKind(bytes) {
    case .png:
      let raw = try decoder.raw(of: PNGFile.decode(bytes, path: path, limits: limits))
      return raw.flatMap { $0.isColour ? nil : $0.present }
    case .npy:
      // Soft labels, [C,H,W], have no ids; they are large and need not be decoded for that.
      guard try NPYHeader(bytes, path: path).shape.count != 3 else { return nil }
      return try decoder.raw(of: NPYFile.decode(bytes, path: path, limits: limits)).present
    case .json: return try SemanticMaskFile(path: path, limits: limits).decode(bytes).present
    case .jpeg, nil: return nil
    }
  }
}
