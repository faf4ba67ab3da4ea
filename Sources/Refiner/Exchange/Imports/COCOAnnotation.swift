internal import Labels

/// One object of COCO's instances.
internal struct COCOAnnotation: Sendable {
  /// Its category's id.
  internal let category: Int
  /// Whether it is a group of objects that nobody told apart.
  internal let isCrowd: Bool
  /// Its pixels.
  internal let runs: RunLengthEncoding

  /// Reads an element of the list `annotations` of an image of a size; `place` begins errors.
  /// - Throws: `FileError` when a key is missing or the pixels do not fit the image.
  internal init(
    _ bytes: [UInt8], size: Size<ImageSpace>, place: String, limits: FileLimits
  ) throws(FileError) {
    var scanner = try MaskScanner(bytes, path: place, limits: limits)
    var category: Int?
    var isCrowd = false
    var runs: RunLengthEncoding?
    try scanner.object { (scanner, key) throws(FileError) in
      switch key {
      case "category_id": category = try scanner.value(of: key) { $0.natural() }
      case "iscrowd": isCrowd = try scanner.value(of: key) { $0.flag() }
      case "segmentation": runs = try scanner.segmentation(of: size)
      default: return try scanner.skip()
      }
    }
    try scanner.end()
    guard let category else {
      throw scanner.damaged(
        "no 'category_id', as in panoptic files, which 'import coco-panoptic' reads")
    }
    guard let runs else { throw scanner.damaged("no 'segmentation'; a box is no mask") }
    self.category = category
    self.isCrowd = isCrowd
    self.runs = runs
  }
}
