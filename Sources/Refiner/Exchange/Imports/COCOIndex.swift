internal import Labels

/// Where the annotations of a COCO file lie, and what it says of images and categories.
///
/// Files have a gigabyte and more, in which the annotations of an image lie anywhere; so the file stays
/// mapped, and only their places are kept, 32 bytes each. Source: cocodataset.org, "Data format".
internal struct COCOIndex: Sendable {
  /// An element of the list `annotations`.
  internal struct Annotation: Sendable {
    /// Its number from 1.
    internal let number: Int
    /// Where it lies in the file.
    internal let bytes: Range<Int>
    /// The place of its image among those that annotations name.
    fileprivate let owner: Int
  }

  /// The file.
  internal let file: MappedFile
  /// The images, in the file's order; no two have one id or stem.
  internal private(set) var images: [COCOImage] = []
  /// The names of the categories, by their ids.
  internal private(set) var categories: [Int: String] = [:]
  /// The categories that annotations and segments are of.
  internal private(set) var used: Set<Int> = []
  private let limits: FileLimits
  private var found: [Annotation] = []
  private var owners: [String: Int] = [:]
  /// The place of each owner's annotations in ``found``.
  private var groups: [Range<Int>] = []

  /// Reads a file once, without the pixels.
  /// - Throws: `FileError` when it is no such file or breaks off, when two images have one id or name, or
  ///   an annotation is of no image.
  /// - Complexity: O(length).
  internal init(_ path: String, limits: FileLimits) throws {
    var elements = try JSONElements(path)
    file = elements.file
    self.limits = limits
    var keys: Set<String> = []
    try elements.forEachKey { elements, key in
      keys.insert(key)
      try read(key, from: &elements)
    }
    try elements.expectEnd()
    for key in ["images", "annotations"] where !keys.contains(key) {
      throw FileError.badText(path: path, reason: "no '\(key)' in it; check the path")
    }
    guard !images.isEmpty else {
      throw FileError.badText(path: path, reason: "holds no image; check the path")
    }
    try checkImages()
    group()
  }

  /// The annotations of an image, in the file's order.
  internal func annotations(of image: COCOImage) -> ArraySlice<Annotation> {
    owners[image.id].map { found[groups[$0]] } ?? []
  }

  /// What errors about an annotation of an image begin with.
  internal func place(of annotation: Annotation, in image: COCOImage) -> String {
    "\(file.path): image '\(image.stem)': annotation \(annotation.number)"
  }

  private mutating func read(_ key: String, from elements: inout JSONElements) throws {
    switch key {
    case "images":
      try elements.forEachInArray { number, bytes in
        images.append(try COCOImage(bytes, path: file.path, number: number, limits: limits))
      }
    case "categories":
      try elements.forEachInArray { number, bytes in try addCategory(bytes, number: number) }
    case "annotations":
      try elements.forEachPlace { elements, number in try addAnnotation(number, &elements) }
    default: try elements.skip()
    }
  }

  private mutating func addCategory(_ bytes: [UInt8], number: Int) throws(FileError) {
    let place = "\(file.path): category \(number)"
    var scanner = try MaskScanner(bytes, path: place, limits: limits)
    var (id, name): (Int?, String?)
    try scanner.object { (scanner, key) throws(FileError) in
      switch key {
      case "id": id = try scanner.value(of: key) { $0.natural() }
      case "name": name = try scanner.value(of: key) { $0.string() }
      default: return try scanner.skip()
      }
    }
    try scanner.end()
    guard let id, let name else { throw scanner.damaged("no 'id' or no 'name'") }
    guard categories.updateValue(name, forKey: id) == nil else {
      throw scanner.damaged("another category has the id \(id) too")
    }
  }

  private mutating func addAnnotation(_ number: Int, _ elements: inout JSONElements) throws {
    let start = elements
    let bytes = try elements.skip()
    var owner: String?
    var inner = start
    try inner.forEachKey { inner, key in
      switch key {
      case "image_id":
        var scanner = JSONScanner(try inner.value())
        owner = scanner.identifier()
      case "category_id": try addUse(of: inner.value(), number: number)
      case "segments_info":
        try inner.forEachPlace { inner, _ in
          try inner.forEachKey { inner, key in
            let value = try inner.value()
            if key == "category_id" { try addUse(of: value, number: number) }
          }
        }
      default: try inner.skip()
      }
    }
    guard let owner else { throw damaged(number, "no 'image_id'") }
    let next = owners.count
    let place = owners[owner] ?? next
    if place == next { owners[owner] = next }
    found.append(Annotation(number: number, bytes: bytes, owner: place))
  }

  private mutating func addUse(of value: [UInt8], number: Int) throws(FileError) {
    var scanner = JSONScanner(value)
    guard let id = scanner.natural() else {
      throw damaged(number, "'category_id' is no whole number")
    }
    used.insert(id)
  }

  private func damaged(_ number: Int, _ reason: String) -> FileError {
    .damaged(path: file.path, reason: "annotation \(number): \(reason)")
  }

  private func checkImages() throws(FileError) {
    var ids: Set<String> = []
    var stems: Set<String> = []
    for image in images {
      guard ids.insert(image.id).inserted else {
        throw .badText(
          path: file.path, reason: "two images have the id \(image.id), one is '\(image.stem)'")
      }
      guard stems.insert(image.stem).inserted else {
        throw .badText(
          path: file.path,
          reason: "two images are called '\(image.stem)'; rename one, their maps would be one file")
      }
    }
    let unknown = owners.filter { !ids.contains($0.key) }
    let strays = Dictionary(uniqueKeysWithValues: unknown.map { ($0.value, $0.key) })
    for annotation in found {
      if let id = strays[annotation.owner] {
        throw damaged(annotation.number, "no image has its 'image_id' \(id)")
      }
    }
  }

  /// Brings the annotations of each image together.
  private mutating func group() {
    found.sort { ($0.owner, $0.number) < ($1.owner, $1.number) }
    var start = 0
    for owner in 0..<owners.count {
      let end = found[start...].firstIndex { $0.owner != owner } ?? found.count
      groups.append(start..<end)
      start = end
    }
  }
}
