internal import Labels

/// The polygons of one image as Cityscapes' annotators drew them: `*_polygons.json`.
internal struct CityscapesPolygons: Sendable {
  /// What is drawn over what was drawn before.
  internal struct Object: Sendable {
    /// The name of its class.
    internal let label: String
    /// Whether the annotators took it back.
    internal let isDeleted: Bool
    /// Its corners, whose coordinates lost their fractions, as in Pillow.
    internal let corners: [ScanLineFill.PixelPosition]
  }

  /// The image's size in pixels.
  internal let size: Size<ImageSpace>
  /// The objects in the order in which they are drawn.
  internal let objects: [Object]

  /// Reads the content of a file; `path` is its name in errors.
  /// - Throws: `FileError` when it is no such file, is damaged, or exceeds the limits.
  internal init(_ bytes: [UInt8], path: String, limits: FileLimits) throws(FileError) {
    var scanner = try MaskScanner(bytes, path: path, limits: limits)
    var (width, height): (Int?, Int?)
    var objects: [Object]?
    try scanner.object { (scanner, key) throws(FileError) in
      switch key {
      case "imgWidth": width = try scanner.value(of: key) { $0.natural() }
      case "imgHeight": height = try scanner.value(of: key) { $0.natural() }
      case "objects": objects = try scanner.objects()
      default: return try scanner.skip()
      }
    }
    try scanner.end()
    size = try limits.size(width: width, height: height, path: path)
    guard let objects else { throw scanner.damaged("no 'objects'") }
    self.objects = objects
  }
}

extension MaskScanner {
  fileprivate mutating func objects() throws(FileError) -> [CityscapesPolygons.Object] {
    var objects: [CityscapesPolygons.Object] = []
    guard text.take("[") else { throw damaged("'objects' is no list") }
    if text.take("]") { return objects }
    repeat {
      do {
        objects.append(try polygonObject())
      } catch {
        throw error.within("object \(objects.count + 1)")
      }
    } while text.take(",")
    guard text.take("]") else { throw damaged("'objects' is no list") }
    return objects
  }

  private mutating func polygonObject() throws(FileError) -> CityscapesPolygons.Object {
    var label: String?
    var isDeleted = false
    var corners: [ScanLineFill.PixelPosition]?
    try object { (scanner, key) throws(FileError) in
      switch key {
      case "label": label = try scanner.value(of: key) { $0.string() }
      case "deleted": isDeleted = try scanner.value(of: key) { $0.flag() }
      case "polygon": corners = try scanner.corners()
      default: return try scanner.skip()
      }
    }
    guard let label else { throw damaged("no 'label'") }
    guard let corners else { throw damaged("no 'polygon'") }
    guard isDeleted || corners.count >= 2 else {
      throw damaged("a polygon of \(corners.count) corners; it takes 2 or more")
    }
    return CityscapesPolygons.Object(label: label, isDeleted: isDeleted, corners: corners)
  }

  /// Corners `[[x, y], ...]`.
  private mutating func corners() throws(FileError) -> [ScanLineFill.PixelPosition] {
    var corners: [ScanLineFill.PixelPosition] = []
    guard text.take("[") else { throw damaged("'polygon' is no list") }
    if text.take("]") { return corners }
    repeat {
      guard let numbers = text.numbers(), numbers.count == 2 else {
        throw damaged("corner \(corners.count + 1) is no [x, y]")
      }
      try check(corners: numbers)
      corners.append(ScanLineFill.PixelPosition(x: Int(numbers[0]), y: Int(numbers[1])))
    } while text.take(",")
    guard text.take("]") else { throw damaged("'polygon' is no list") }
    guard corners.count <= ScanLineFill.mostCorners else {
      throw damaged("a polygon of \(corners.count) corners; \(ScanLineFill.mostCorners) are enough")
    }
    return corners
  }
}

extension FileError {
  /// The same error, its reason behind the name of a part of the file.
  fileprivate func within(_ part: String) -> FileError {
    guard case .damaged(let path, let reason) = self else { return self }
    return .damaged(path: path, reason: "\(part): \(reason)")
  }
}
