internal import Foundation
internal import Labels

extension LabelSetImport {
  /// Reads V2's JSON: one file for the data set, components by class.
  ///
  /// The maps are of V2's frame, 1024 x 512; the masks in the file are scaled crops, so borders of
  /// components larger than 128 x 64 are coarse.
  /// - Throws: `ExportError`; nothing is left behind then.
  /// - Complexity: O(pixels + records); memory O(file), as an image's records lie far apart.
  public func v2File(
    _ path: String, to target: String, progress: (_ done: Int, _ total: Int) -> Void = { _, _ in }
  ) throws(ExportError) -> Summary {
    try ExportDraft.makeWhole(target) { draft in
      let images = try cropsByImage(path)
      var summary = Summary()
      for (stem, crops) in images.sorted(by: { $0.key < $1.key }) {
        var map = LabelMap(width: SeCoV2Crop.frame.width, height: SeCoV2Crop.frame.height)
        for (crop, classID) in crops { crop.paint(classID, into: &map) }
        try write(map, to: Path.join(draft, stem + ".png"))
        summary.maps += 1
        summary.records += crops.count
        progress(summary.maps, images.count)
      }
      return summary
    }
  }

  private func cropsByImage(
    _ path: String
  ) throws -> [String: [(crop: SeCoV2Crop, classID: ClassID)]] {
    var images: [String: [(crop: SeCoV2Crop, classID: ClassID)]] = [:]
    var elements = try JSONElements(path)
    var number = 0
    try elements.forEachKey { elements, _ in
      try elements.forEachInArray { _, bytes in
        number += 1
        let placed = try PlacedRecord<SeCoV2Record>(bytes, path: path, number: number)
        let stem = Path.withoutExtension(placed.record.imageID)
        guard RunPath.isSafe(stem: stem) else {
          throw placed.damaged("'image_id' is no relative path")
        }
        let classID = try placed.classID(placed.record.label, in: taxonomy, "psd_label")
        images[stem, default: []].append((try placed.crop(), classID))
      }
    }
    try elements.expectEnd()
    guard !images.isEmpty else {
      throw FileError.badText(path: path, reason: "holds no record; check the path")
    }
    return images
  }
}
