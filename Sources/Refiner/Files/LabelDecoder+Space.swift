internal import Labels

extension LabelDecoder {
  /// The table for a file's numbers.
  ///
  /// `.auto` is decided here where the file alone decides it: Cityscapes' name endings, or SYNTHIA's
  /// 16-bit colour. `_labelTrainIds` files hold the 19 ids; for a taxonomy of fewer classes they are
  /// told from converted files by an id that only the 19 have.
  /// - Throws: ``FileError/unsupported(path:reason:remedy:)`` when space and taxonomy do not go
  ///   together, ``FileError/ambiguousIDs(path:ids:spaces:)``.
  internal func table(of raw: RawLabels) throws(FileError) -> LabelIDTable {
    let decided = space == .auto ? try certainSpace(of: raw) : space
    guard let table = LabelIDTable(decided, taxonomy: taxonomy) else {
      throw .unsupported(
        path: path,
        reason:
          "\(decided.rawValue) ids are Cityscapes' classes, which taxonomy \(taxonomy.name) is not "
          + "made of",
        remedy: "give --label-ids train, or a taxonomy such as cityscapes-19")
    }
    return table
  }

  private func certainSpace(of raw: RawLabels) throws(FileError) -> LabelIDSpace {
    guard taxonomy.cityscapesIDs != nil else { return .train }
    if raw.isColour { return .synthia }
    let stem = Path.withoutExtension(Path.name(of: path))
    if stem.hasSuffix("_labelIds") { return .labelIDs }
    guard stem.hasSuffix("_labelTrainIds"), taxonomy.renumbersCityscapes else {
      return .train
    }
    let present = raw.present
    guard let table = LabelIDTable(.train, taxonomy: taxonomy) else { return .train }
    if present.contains(where: { table[$0] == nil }) { return .train19 }
    let classes = present.filter { table[$0] != ClassID.void.rawValue }
    let cityscapes = LabelIDTable(.train19, taxonomy: taxonomy)
    // The first classes have the same ids in both; only a later one makes a difference.
    guard classes.contains(where: { table[$0] != cityscapes?[$0] }) else { return .train }
    throw .ambiguousIDs(path: path, ids: classes.sorted(), spaces: [.train, .train19])
  }
}
