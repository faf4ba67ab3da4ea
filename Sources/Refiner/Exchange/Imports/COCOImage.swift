internal import Labels

/// An image as COCO's files list it.
internal struct COCOImage: Hashable, Sendable {
  /// What annotations call it: a whole number, or a text.
  internal let id: String
  /// Its size in pixels.
  internal let size: Size<ImageSpace>
  /// Its path without extension, folders and all.
  internal let stem: String

  /// Reads an entry of the list `images`.
  /// - Throws: `FileError` when a key is missing, the size is beyond the limits, or `file_name` leads out
  ///   of its folder.
  internal init(
    _ bytes: [UInt8], path: String, number: Int, limits: FileLimits
  ) throws(FileError) {
    let place = "\(path): image \(number)"
    var scanner = try MaskScanner(bytes, path: place, limits: limits)
    var (id, name): (String?, String?)
    var (width, height): (Int?, Int?)
    try scanner.object { (scanner, key) throws(FileError) in
      switch key {
      case "id": id = try scanner.value(of: key) { $0.identifier() }
      case "file_name": name = try scanner.value(of: key) { $0.string() }
      case "width": width = try scanner.value(of: key) { $0.natural() }
      case "height": height = try scanner.value(of: key) { $0.natural() }
      default: return try scanner.skip()
      }
    }
    try scanner.end()
    guard let id else { throw scanner.damaged("no 'id'") }
    guard let name else { throw scanner.damaged("no 'file_name'") }
    stem = Path.withoutExtension(name)
    guard RunPath.isSafe(stem: stem) else {
      throw scanner.damaged("'file_name' is no relative path: \(name)")
    }
    self.id = id
    size = try limits.size(width: width, height: height, path: "\(path): image '\(name)'")
  }
}

extension FileLimits {
  /// A size that a file claims.
  /// - Throws: `FileError` when a side is missing or 0, or there are more pixels than allowed.
  internal func size(
    width: Int?, height: Int?, path: String
  ) throws(FileError) -> Size<ImageSpace> {
    guard let width, let height, width > 0, height > 0 else {
      throw .damaged(path: path, reason: "width and height must be whole numbers, 1 or more")
    }
    let (pixels, overflow) = width.multipliedReportingOverflow(by: height)
    guard !overflow, pixels <= maximumPixels else {
      throw .tooLarge(path: path, width: width, height: height, limit: maximumPixels)
    }
    return Size(width: width, height: height)
  }
}
