internal import Labels

extension LabelSetImport {
  /// Reads COCO's panoptic format: a file for the data set, and a PNG an image with the segments' ids.
  ///
  /// folder: where the PNGs lie; nil for the folder beside the file that has its name without `.json`.
  /// A pixel's segment is red + 256 green + 65536 blue, 0 is void. Each image becomes a map of its name,
  /// folders and all; an image without an annotation one of void.
  /// - Throws: `ExportError`; nothing is left behind then.
  /// - Complexity: O(length + pixels); memory of the annotations' places, and of `workers` images.
  public func panopticFile(
    _ path: String, maps folder: String? = nil, to target: String,
    progress: (_ done: Int, _ total: Int) -> Void = { _, _ in }
  ) throws(ExportError) -> Summary {
    let folder = folder ?? Path.withoutExtension(path)
    return try ExportDraft.makeWhole(target) { draft in
      let index = try COCOIndex(path, limits: limits)
      let classes = try ImportedClasses(
        of: index, in: taxonomy, by: matching, others: otherClasses)
      guard case .folder = FileSystem.kind(of: folder) else {
        throw FileError.badText(
          path: folder, reason: "no such folder, in which the PNGs should be; give it as --maps")
      }
      return try maps(of: index, to: draft, progress: progress) { image in
        try map(of: image, in: index, folder: folder, classes: classes)
      }
    }
  }

  private func map(
    of image: COCOImage, in index: COCOIndex, folder: String, classes: ImportedClasses
  ) throws(FileError) -> (LabelMap, Summary) {
    var summary = Summary()
    summary.maps = 1
    let found = index.annotations(of: image)
    guard let entry = found.first else {
      return (LabelMap(width: image.size.width, height: image.size.height), summary)
    }
    let place = index.place(of: entry, in: image)
    guard found.count == 1 else {
      throw .damaged(path: place, reason: "the image has \(found.count) of them")
    }
    let annotation = try PanopticAnnotation(
      index.file.bytes(entry.bytes), place: place, limits: limits)
    let picture = try PNGFile.read(Path.join(folder, annotation.fileName), limits: limits)
    let size = Size<ImageSpace>(width: picture.width, height: picture.height)
    let path = Path.join(folder, annotation.fileName)
    guard size == image.size else {
      throw .sizeMismatch(
        path: path, found: size, partner: "image '\(image.stem)'", expected: image.size)
    }
    summary.records = annotation.categories.count
    summary.others = annotation.categories.values.count { classes[$0] == nil }
    let ids = annotation.categories.mapValues { (classes[$0] ?? .void).rawValue }
    return (try Self.map(of: picture, ids: ids, path: "\(path): image '\(image.stem)'"), summary)
  }

  /// The class of each pixel's segment.
  /// - Throws: `FileError` when a segment is not among `ids`, or the file has no colours.
  private static func map(
    of picture: PNGImage, ids: [Int: UInt8], path: String
  ) throws(FileError) -> LabelMap {
    switch picture.content {
    case .rgb8, .palette: break
    case .grey8, .grey16, .rgb16:
      throw .unsupported(
        path: path, reason: "no PNG of 8-bit colours, which hold the ids of segments",
        remedy: "check --maps")
    }
    let bytes = picture.photo.bytes
    var known = ids
    known[0] = ClassID.void.rawValue
    var classes = [UInt8](repeating: ClassID.void.rawValue, count: picture.width * picture.height)
    var last = (id: 0, classID: ClassID.void.rawValue)
    for pixel in classes.indices {
      let id =
        Int(bytes[3 * pixel]) | Int(bytes[3 * pixel + 1]) << 8 | Int(bytes[3 * pixel + 2]) << 16
      if id != last.id {
        guard let classID = known[id] else {
          throw .damaged(
            path: path,
            reason: "pixel \(pixel % picture.width),\(pixel / picture.width) is of segment \(id), "
              + "which 'segments_info' does not have")
        }
        last = (id, classID)
      }
      classes[pixel] = last.classID
    }
    return LabelMap(width: picture.width, height: picture.height, ids: classes)
  }
}
