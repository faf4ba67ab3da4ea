extension DatasetRole {
  /// The extensions of files of this role, in lower case.
  internal var extensions: [String] {
    switch self {
    case .image: ["png", "jpg", "jpeg"]
    case .label: ["png", "npy", "json"]
    case .truth, .confidence: ["png", "npy"]
    }
  }

  /// What tools append to a stem, the best choice first when one stem has several files.
  ///
  /// The empty suffix is the stem itself. Cityscapes, BDD, ProDA, HCL, CLOUDS and
  /// Semantic-Segment-Anything write these.
  internal var suffixes: [String] {
    switch self {
    case .image: ["", "_leftImg8bit"]
    case .label, .truth:
      [
        "_labelTrainIds", "_train_id", "_pred", "", "_semantic", "_leftImg8bit", "_gtFine",
        "_gtCoarse",
        "_labelIds", "_color", "_instanceIds", "_confidence", "_conf",
      ]
    case .confidence: ["_conf", "_confidence", "", "_leftImg8bit", "_pred"]
    }
  }

  /// Strips suffixes from a stem until none is left.
  ///
  /// Returns the short stem and the rank of the outermost suffix in ``suffixes``.
  internal func strip(_ stem: String) -> (stem: String, rank: Int) {
    var short = stem
    var rank: Int?
    while let index = suffixes.firstIndex(where: { !$0.isEmpty && short.hasSuffix($0) }),
      !Path.name(of: short).utf8.elementsEqual(suffixes[index].utf8)
    {
      short.removeLast(suffixes[index].count)
      rank = rank ?? index
    }
    return (short, rank ?? suffixes.firstIndex(of: "") ?? 0)
  }
}
