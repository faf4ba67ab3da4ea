internal import Labels

extension LabelSetImport {
  private static let ending = "_polygons.json"
  private static let sets = ["_gtFine", "_gtCoarse"]
  /// The longest file of polygons that is read, in bytes.
  private static let longest = 1 << 28

  /// Reads a folder of Cityscapes' polygons, `**/*_gtFine_polygons.json`, one file per image.
  ///
  /// Each becomes a map of the same name and folders, without what comes from `_gtFine` on. Objects are
  /// drawn one over the other as cityscapesScripts' `json2labelImg` draws them.
  /// - Throws: `ExportError`; nothing is left behind then.
  /// - Complexity: O(length + pixels of all objects); memory of `workers` images.
  public func cityscapesPolygons(
    in folder: String, to target: String,
    progress: (_ done: Int, _ total: Int) -> Void = { _, _ in }
  ) throws(ExportError) -> Summary {
    try ExportDraft.makeWhole(target) { draft in
      let files = try Self.stems(in: folder)
      let labels = CityscapesLabels(taxonomy)
      var total = Summary()
      try forEachInParallel(files, workers: workers) { name, stem in
        let (map, summary) = try map(ofPolygons: Path.join(folder, name), labels: labels)
        try write(map, to: Path.join(draft, stem + ".png"))
        return summary
      } body: { summary in
        total += summary
        progress(total.maps, files.count)
      }
      return total
    }
  }

  /// The files of polygons in a folder, and what their images are called.
  private static func stems(
    in folder: String
  ) throws(FileError) -> [(name: String, stem: String)] {
    var owners: [String: String] = [:]
    var files: [(name: String, stem: String)] = []
    for name in try FolderWalk.files(in: folder, extensions: ["json"])
    where name.hasSuffix(ending) {
      var stem = String(name.dropLast(ending.count))
      if let set = sets.first(where: { stem.hasSuffix($0) }) { stem.removeLast(set.count) }
      guard RunPath.isSafe(stem: stem) else {
        throw .badText(path: Path.join(folder, name), reason: "has no name before \(ending)")
      }
      if let other = owners.updateValue(name, forKey: stem) {
        throw .duplicateStem(path: Path.join(folder, name), other: other, stem: stem)
      }
      files.append((name, stem))
    }
    guard !files.isEmpty else {
      throw .badText(path: folder, reason: "holds no file of polygons (*\(ending)); check the path")
    }
    return files
  }

  private func map(
    ofPolygons path: String, labels: CityscapesLabels
  ) throws(FileError) -> (LabelMap, Summary) {
    let image = try CityscapesPolygons(
      FileSystem.read(path, limit: Self.longest), path: path, limits: limits)
    var map = LabelMap(width: image.size.width, height: image.size.height)
    var summary = Summary()
    summary.maps = 1
    var unknown: [String] = []
    for object in image.objects where !object.isDeleted {
      summary.records += 1
      var classID = ClassID.void
      switch labels.meaning(of: object.label) {
      case .classID(let found): classID = found
      case .ignored: break
      case .undrawn: continue
      case nil:
        summary.others += 1
        let name = "'\(object.label)'"
        if !unknown.contains(name) { unknown.append(name) }
      }
      ScanLineFill(object.corners).paint(classID, into: &map)
    }
    if !unknown.isEmpty, otherClasses == .refuse {
      throw ImportedClasses.lacking(unknown, in: taxonomy, path: path)
    }
    return (map, summary)
  }
}
