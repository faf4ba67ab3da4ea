internal import Foundation
public import Labels

/// Fuses label sets into one, image by image.
///
/// Files belong together when their relative stems agree, as those of data sets do. A map of another
/// size than the largest of its image, but of its shape, is scaled to it by nearest neighbour.
public struct LabelSetFusion: Sendable {
  /// The folders of the label sets, two or more.
  public let sets: [String]
  /// One folder of confidences per set for `FusionRule.confidence`; none otherwise.
  public let confidences: [String]
  /// How pixels are decided.
  public let rule: FusionRule
  /// The classes of all sets.
  public let taxonomy: Taxonomy
  /// What the numbers in the files stand for: one for all sets, or one per set.
  public var labelIDs: [LabelIDSpace] = [.auto]
  /// Number of images worked on at a time, 1 or more; memory grows with it.
  public var workers = 2
  /// What one file may hold.
  public var limits = FileLimits.standard

  /// Prepares a fusion.
  public init(
    sets: [String], confidences: [String] = [], rule: FusionRule, taxonomy: Taxonomy
  ) {
    precondition(sets.count > 1, "\(sets.count) label sets")
    precondition(
      confidences.count == (rule == .confidence ? sets.count : 0),
      "\(confidences.count) confidences")
    self.sets = sets
    self.confidences = confidences
    self.rule = rule
    self.taxonomy = taxonomy
  }

  /// Writes the fused maps as palette PNG into a folder that is missing or empty, which appears complete
  /// or not at all.
  ///
  /// `progress` is called with the number of images done and of all images.
  /// - Throws: `ExportError`, with a `FileError` inside when a set cannot be read or lacks a partner.
  /// - Complexity: O(pixels * sets); the maps of `workers` images are in memory.
  public func write(
    to folder: String, progress: (_ done: Int, _ total: Int) -> Void = { _, _ in }
  ) throws(ExportError) -> FusionAgreement {
    try ExportDraft.makeWhole(folder) { draft in
      let images = try FusionPartners.images(sets: sets, confidences: confidences)
      let spaces = try spaces(of: images)
      var agreement = FusionAgreement(taxonomy: taxonomy, setCount: sets.count)
      var done = 0
      try forEachInParallel(images, workers: workers) { image in
        try fuse(image, spaces: spaces, to: draft)
      } body: { counts in
        agreement += counts
        done += 1
        progress(done, images.count)
      }
      return agreement
    }
  }

  /// What the numbers of each set stand for, as far as all of its files tell.
  private func spaces(of images: [FusionImage]) throws(FileError) -> [LabelIDSpace] {
    precondition(
      labelIDs.count == 1 || labelIDs.count == sets.count, "\(labelIDs.count) id spaces")
    let resolution = LabelIDResolution(taxonomy: taxonomy, limits: limits)
    var spaces: [LabelIDSpace] = []
    for set in sets.indices {
      let given = labelIDs.count == 1 ? labelIDs[0] : labelIDs[set]
      spaces.append(try resolution.space(given, of: images.map { $0.labels[set] }))
    }
    return spaces
  }

  private func fuse(
    _ image: FusionImage, spaces: [LabelIDSpace], to draft: String
  ) throws -> FusionAgreement {
    let maps = try image.maps(taxonomy: taxonomy, spaces: spaces, limits: limits)
    let confidences = try image.confidences.map { path in
      try ConfidenceFile.read(path, limits: limits).resized(to: maps[0].size)
    }
    let fused = LabelFusion.fuse(maps, confidences: confidences, rule: rule)
    let path = Path.join(draft, image.stem + ".png")
    try FileSystem.makeFolder(Path.folder(of: path))
    try PNGFile.write(fused, palette: CityPalette.colours(for: taxonomy), to: path)
    var agreement = FusionAgreement(taxonomy: taxonomy, setCount: sets.count)
    agreement.add(maps, fused: fused)
    return agreement
  }
}
