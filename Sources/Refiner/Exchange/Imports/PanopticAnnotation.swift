internal import Labels

/// The segments of one image of COCO's panoptic format.
internal struct PanopticAnnotation: Sendable {
  /// The name of the PNG that holds the segments' ids.
  internal let fileName: String
  /// The category of each segment, by its id of 1 to 2^24 - 1.
  internal let categories: [Int: Int]

  /// Reads an element of the list `annotations`; `place` begins errors.
  /// - Throws: `FileError` when a key is missing, an id is out of range or occurs twice, or `file_name`
  ///   leads out of its folder.
  internal init(_ bytes: [UInt8], place: String, limits: FileLimits) throws(FileError) {
    var scanner = try MaskScanner(bytes, path: place, limits: limits)
    var name: String?
    var categories: [Int: Int]?
    try scanner.object { (scanner, key) throws(FileError) in
      switch key {
      case "file_name": name = try scanner.value(of: key) { $0.string() }
      case "segments_info": categories = try scanner.segments()
      default: return try scanner.skip()
      }
    }
    try scanner.end()
    guard let name else { throw scanner.damaged("no 'file_name'") }
    guard RunPath.isSafe(stem: name) else {
      throw scanner.damaged("'file_name' is no relative path: \(name)")
    }
    guard let categories else {
      throw scanner.damaged("no 'segments_info', as in instance files, which 'import coco' reads")
    }
    fileName = name
    self.categories = categories
  }
}

extension MaskScanner {
  fileprivate mutating func segments() throws(FileError) -> [Int: Int] {
    var categories: [Int: Int] = [:]
    guard text.take("[") else { throw damaged("'segments_info' is no list") }
    if text.take("]") { return categories }
    repeat {
      var (id, category): (Int?, Int?)
      try object { (scanner, key) throws(FileError) in
        switch key {
        case "id": id = try scanner.value(of: key) { $0.natural() }
        case "category_id": category = try scanner.value(of: key) { $0.natural() }
        default: return try scanner.skip()
        }
      }
      guard let id, let category else { throw damaged("a segment without 'id' or 'category_id'") }
      guard (1..<(1 << 24)).contains(id) else {
        throw damaged("a segment with the id \(id), which is not within 1 to 16777215")
      }
      guard categories.updateValue(category, forKey: id) == nil else {
        throw damaged("two segments have the id \(id)")
      }
    } while text.take(",")
    guard text.take("]") else { throw damaged("'segments_info' is no list") }
    return categories
  }
}
