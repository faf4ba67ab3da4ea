internal import Labels

/// Writes V2's JSON: components by class, which are found image by image.
///
/// Each class has a part file beside the target while images are added, so that memory does not grow
/// with the data set.
internal final class SeCoV2File {
  /// The name of the file, after the authors' `<root>_sam_cls_mask_psa_infos_cls.json`.
  internal static let name = "fleck_sam_cls_mask_psa_infos_cls.json"
  private static let chunk = 1 << 20
  /// Depth of nesting of the classes' lists.
  private static let depth = 1
  private let folder: String
  private var parts: [ClassID: (file: FileAppender, list: JSONArrayFile)] = [:]
  /// Number of components of which nothing is left in the frame.
  internal private(set) var vanished = 0
  /// Number of records.
  internal private(set) var written = 0

  /// Begins the file in a folder that nobody reads yet.
  internal init(folder: String) { self.folder = folder }

  /// Adds the components of an image.
  internal func add(_ image: SeCoImage) throws(FileError) {
    let base = Path.withoutExtension(SeCoPath.name(of: image.record))
    var places: [ClassID: Int] = [:]
    for component in image.components {
      let classID = component.item.classID
      places[classID, default: 0] += 1
      guard let crop = SeCoV2Crop(component.runs) else {
        vanished += 1
        continue
      }
      let path = "image/cid_\(classID)_cptid_\(places[classID] ?? 0)_image_\(base).png"
      try append(
        .object([
          ("image_id", .text(SeCoPath.relativeImage(image.record))), ("bbox_xywh", .box(crop.box)),
          ("mask", .segmentation(crop.mask)), ("crop_path", .text(path)),
          ("crop_size", .list([.integer(crop.box.width), .integer(crop.box.height)])),
          (
            "resize_size",
            .list([.integer(SeCoV2Crop.scaled.width), .integer(SeCoV2Crop.scaled.height)])
          ), ("psd_label", .classID(classID)),
          ("gt_label", .classID(image.truth(of: component)?.classID ?? .void)),
        ]), to: classID)
    }
  }

  /// Puts the classes together.
  internal func assemble() throws(FileError) {
    let file = try FileAppender(Path.join(folder, Self.name))
    try file.append("{".utf8)
    for (index, classID) in parts.keys.sorted().enumerated() {
      try parts[classID]?.file.finish()
      try file.append("\(index == 0 ? "" : ",")\n  \"\(classID)\": [".utf8)
      let part = try MappedFile(partPath(classID))
      var place = 0
      while place < part.count {
        let end = min(part.count, place + Self.chunk)
        try file.append(part.bytes(place..<end))
        place = end
      }
      try file.append("\n  ]".utf8)
      FileSystem.remove(partPath(classID))
    }
    try file.append((parts.isEmpty ? "}" : "\n}").utf8)
    try file.finish()
  }

  private func partPath(_ classID: ClassID) -> String {
    Path.join(folder, ".class-\(classID).part")
  }

  private func append(_ record: OrderedJSON, to classID: ClassID) throws(FileError) {
    if parts[classID] == nil {
      let file = try FileAppender(partPath(classID))
      parts[classID] = (file, JSONArrayFile(continuing: file, depth: Self.depth))
    }
    try parts[classID]?.list.append(record)
    written += 1
  }
}
