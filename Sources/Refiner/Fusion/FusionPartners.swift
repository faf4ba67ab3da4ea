/// Finds the files of label sets that belong together.
internal enum FusionPartners {
  /// How many stems an error lists.
  private static let listed = 3

  /// The images, sorted by stem; where a set has several files of a stem, the one that data sets take.
  /// - Throws: `FileError` when a folder cannot be read, or a set lacks an image that another has.
  internal static func images(
    sets: [String], confidences: [String]
  ) throws(FileError) -> [FusionImage] {
    var labels: [StemIndex] = []
    for folder in sets { labels.append(try StemIndex(folder: folder, role: .label)) }
    var sure: [StemIndex] = []
    for folder in confidences { sure.append(try StemIndex(folder: folder, role: .confidence)) }
    var stems: Set<String> = []
    for index in labels {
      for exact in index.exact.keys { stems.insert(index.role.strip(exact).stem) }
    }
    let names = stems.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    for index in labels + sure { try check(names, in: index) }
    return names.map { name in
      FusionImage(
        stem: name, labels: labels.compactMap { path(of: name, in: $0) },
        confidences: sure.compactMap { path(of: name, in: $0) })
    }
  }

  private static func path(of stem: String, in index: StemIndex) -> String? {
    index.path(exact: stem, stem: stem).map { Path.join(index.folder, $0) }
  }

  private static func check(_ stems: [String], in index: StemIndex) throws(FileError) {
    let missing = stems.filter { path(of: $0, in: index) == nil }
    guard missing.isEmpty else {
      throw .missingPartners(
        path: index.folder, role: index.role, stems: Array(missing.prefix(listed)),
        count: missing.count)
    }
  }
}
