public import Labels

/// Scores a folder of label maps against a folder of ground truth.
public enum LabelSetEvaluation {
  /// Counts all maps of `labels` against their partners in `truth`, matched by relative stem.
  ///
  /// A label map of another size than its truth, but of its shape, is scaled to it by nearest
  /// neighbour. `boundaryWidth` is a share of the images' diagonal; `labelIDs` and `truthIDs` say what the
  /// files' numbers stand for.
  /// - Throws: `FileError` for folders without maps, missing partners, maps that cannot be read, or a
  ///   map of another shape than its truth.
  /// - Complexity: O(pixels); one pair of maps is in memory.
  public static func scores(
    labels: String, truth: String, taxonomy: Taxonomy,
    boundaryWidth: Double = BoundaryIoU.standardWidth, labelIDs: LabelIDSpace = .auto,
    truthIDs: LabelIDSpace = .auto
  ) throws(FileError) -> LabelScores {
    let predictions = try StemIndex(folder: labels, role: .label)
    let truths = try StemIndex(folder: truth, role: .truth)
    let resolution = LabelIDResolution(taxonomy: taxonomy)
    let labelIDs = try resolution.space(labelIDs, of: predictions.files)
    let truthIDs = try resolution.space(truthIDs, of: truths.files)
    var scores = LabelScores(taxonomy: taxonomy, boundaryWidth: boundaryWidth)
    var missing: [String] = []
    for (exact, path) in predictions.exact.sorted(by: { $0.key < $1.key }) {
      let stem = DatasetRole.label.strip(exact).stem
      guard let partner = truths.path(exact: exact, stem: stem) else {
        missing.append(stem)
        continue
      }
      let known = try LabelFile.read(
        Path.join(truth, partner), taxonomy: taxonomy, space: truthIDs)
      let found = try LabelFile.read(
        Path.join(labels, path), taxonomy: taxonomy, space: labelIDs)
      guard found.width * known.height == found.height * known.width else {
        throw .sizeMismatch(
          path: Path.join(labels, path), found: found.size, partner: Path.join(truth, partner),
          expected: known.size)
      }
      scores.add(prediction: found.resized(to: known.size), truth: known)
    }
    guard missing.isEmpty else {
      throw .missingPartners(
        path: truth, role: .truth, stems: Array(missing.prefix(3)), count: missing.count)
    }
    return scores
  }
}

extension LabelMap {
  /// The map at another size, by nearest neighbour: ids are never mixed.
  /// - Complexity: O(pixels of the result).
  public func resized(to size: Size<ImageSpace>) -> LabelMap {
    guard size != self.size, width > 0, height > 0 else { return self }
    var ids: [UInt8] = []
    ids.reserveCapacity(size.area)
    let columns = NearestNeighbour.sources(of: size.width, from: width)
    for row in NearestNeighbour.sources(of: size.height, from: height) {
      for column in columns { ids.append(self.ids[row * width + column]) }
    }
    return LabelMap(width: size.width, height: size.height, ids: ids)
  }
}
