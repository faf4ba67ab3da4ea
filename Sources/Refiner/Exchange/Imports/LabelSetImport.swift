internal import Foundation
public import Labels

/// Turns files of other programs into folders of label maps, which `refine` takes: those of the SeCo
/// releases, of COCO and of Cityscapes.
///
/// Maps start void and are painted record by record (SeCo's in file order, reference `seco-method.md` 3.4).
/// They are palette PNG with SeCo's colours, index = class id; the folder appears complete or not at all.
public struct LabelSetImport: Sendable {
  /// What became of it.
  public struct Summary: Hashable, Sendable, Codable {
    /// Number of label maps written.
    public var maps = 0
    /// Number of records read.
    public var records = 0
    /// Number of records that the filter dropped.
    public var dropped = 0
    /// Number of files without a record, whose size is unknown and which therefore give no map.
    public var emptyFiles = 0
    /// Number of records painted void because the taxonomy lacks their class.
    public var others = 0
  }

  /// The classes that ids must be of.
  public let taxonomy: Taxonomy
  /// What of a converted JSON is dropped by the thresholds in it.
  public var filter = FilterMode.none
  /// How classes of COCO's files are recognised.
  public var matching = ClassMatching.name
  /// What becomes of classes of COCO and Cityscapes that the taxonomy lacks.
  public var otherClasses = OtherClasses.refuse
  /// Which of COCO's annotations are on top.
  public var overlap = AnnotationOrder.area
  /// What one map may hold.
  public var limits = FileLimits.standard
  /// Number of maps made at a time, 1 or more; memory grows with it.
  public var workers = 2
  internal let palette: [RGB]

  /// Prepares an import.
  public init(taxonomy: Taxonomy) {
    self.taxonomy = taxonomy
    palette = CityPalette.colours(for: taxonomy)
  }

  /// Reads a folder of SCC input or converted JSON files, one per image.
  /// - Throws: `ExportError`; nothing is left behind then.
  /// - Complexity: O(pixels + records); memory of `workers` images.
  public func imageFiles(
    in folder: String, to target: String,
    progress: (_ done: Int, _ total: Int) -> Void = { _, _ in }
  ) throws(ExportError) -> Summary {
    try ExportDraft.makeWhole(target) { draft in
      let names = try FolderWalk.files(in: folder, extensions: ["json"])
      guard !names.isEmpty else {
        throw FileError.badText(path: folder, reason: "holds no .json file; check the path")
      }
      var total = Summary()
      var done = 0
      try forEachInParallel(names, workers: workers) { name in
        let (map, summary) = try map(ofFile: Path.join(folder, name))
        if let map {
          try write(map, to: Path.join(draft, Path.withoutExtension(name) + ".png"))
        }
        return summary
      } body: { summary in
        total += summary
        done += 1
        progress(done, names.count)
      }
      return total
    }
  }

  /// The map that a file's records are; nil when there is none.
  private func map(ofFile path: String) throws -> (LabelMap?, Summary) {
    var map: LabelMap?
    var summary = Summary()
    try JSONElements.forEach(in: path) { number, bytes in
      let placed = try PlacedRecord<SeCoRecord>(bytes, path: path, number: number)
      let runs = try placed.runs(placed.record.segmentation, limits: limits)
      let id = try placed.require(placed.record.categoryID, "category_id")
      let classID = try placed.classID(id, in: taxonomy, "category_id")
      var painted = map ?? LabelMap(width: runs.size.width, height: runs.size.height)
      map = nil
      guard painted.size == runs.size else {
        throw placed.damaged("is of another size than the records before")
      }
      summary.records += 1
      if try placed.isDropped(by: filter) {
        summary.dropped += 1
      } else {
        runs.paint(classID, into: &painted)
      }
      map = painted
    }
    if map == nil { summary.emptyFiles = 1 } else { summary.maps = 1 }
    return (map, summary)
  }

  /// Writes a map, with the folders above it.
  internal func write(_ map: LabelMap, to path: String) throws(FileError) {
    try FileSystem.makeFolder(Path.folder(of: path))
    try PNGFile.write(map, palette: palette, to: path)
  }
}

extension LabelSetImport.Summary {
  internal static func += (left: inout Self, right: Self) {
    left.maps += right.maps
    left.records += right.records
    left.dropped += right.dropped
    left.emptyFiles += right.emptyFiles
    left.others += right.others
  }
}
