internal import Labels

/// The label maps of many images in one file: detectron2's `sem_seg_predictions.json`, which CLOUDS writes.
///
/// A list of `{"file_name", "category_id", "segmentation"}`, one per image and class. The file stays
/// on the disk; what is kept is where each image's records lie.
internal struct SemanticPredictions: Sendable {
  private let file: MappedFile
  private let limits: FileLimits
  private var ranges: [String: [Range<Int>]] = [:]
  /// The stems of the named images by their last part.
  private var stems: [String: [String]] = [:]

  /// Finds the records of a file.
  /// - Throws: `FileError` when it cannot be read, is no such file, or exceeds the limits.
  /// - Complexity: O(length).
  internal init(_ path: String, limits: FileLimits) throws(FileError) {
    file = try MappedFile(path)
    self.limits = limits
    guard file.count <= limits.maximumBytes else {
      throw .tooLong(path: path, count: file.count, limit: limits.maximumBytes)
    }
    for range in try JSONList.elements(of: file) {
      let stem = DatasetRole.image.strip(Path.withoutExtension(try imageName(in: range))).stem
      if ranges[stem] == nil { stems[Path.name(of: stem), default: []].append(stem) }
      ranges[stem, default: []].append(range)
    }
    guard !ranges.isEmpty else { throw .noSamples(path: path, role: .label) }
  }

  /// Whether a path is taken for such a file: JSON, but not of Semantic-Segment-Anything.
  internal static func isNamed(_ path: String) -> Bool {
    Path.pathExtension(of: path) == "json"
      && !Path.withoutExtension(path).hasSuffix(SemanticMaskFile.suffix)
  }

  /// The stems of all images, as the file has them.
  internal var imageStems: some Sequence<String> { ranges.keys }

  /// The named image that a sample's stem is the end of: the file's paths may begin anywhere.
  /// - Throws: ``FileError/duplicateStem(path:other:stem:)`` when there are several.
  internal func image(of stem: String) throws(FileError) -> String? {
    if ranges[stem] != nil { return stem }
    let fitting = (stems[Path.name(of: stem)] ?? []).filter {
      $0.hasSuffix("/" + stem) || stem.hasSuffix("/" + $0)
    }
    if fitting.count > 1 {
      throw .duplicateStem(path: fitting[1], other: "\(fitting[0]) of \(file.path)", stem: stem)
    }
    return fitting.first
  }

  /// The numbers of one image's pixels, -1 where no mask lies.
  /// - Throws: `FileError` when its records are damaged.
  /// - Complexity: O(length of its records + pixels).
  internal func labels(of image: String) throws(FileError) -> RawLabels {
    var painter = MaskPainter(path: file.path)
    for range in ranges[image] ?? [] {
      var number: Int?
      var runs: RunLengthEncoding?
      var scanner = try MaskScanner(file.bytes(range), path: file.path, limits: limits)
      try scanner.object { (scanner, key) throws(FileError) in
        switch key {
        case "category_id": number = scanner.text.natural()
        case "segmentation": runs = try scanner.mask()
        default: try scanner.skip()
        }
      }
      guard let number, let runs else {
        throw scanner.damaged("a record of '\(image.sanitised)' lacks category_id or segmentation")
      }
      try painter.paint(runs, number: number)
    }
    return try painter.finish()
  }

  /// The ids of all records.
  /// - Complexity: O(length).
  internal func categories() throws(FileError) -> Set<Int> {
    var categories: Set<Int> = []
    for range in ranges.values.joined() {
      var scanner = try MaskScanner(file.bytes(range), path: file.path, limits: limits)
      try scanner.object { (scanner, key) throws(FileError) in
        guard key == "category_id" else { return try scanner.skip() }
        guard let number = scanner.text.natural() else {
          throw scanner.damaged("a category_id that is no whole number")
        }
        categories.insert(number)
      }
    }
    return categories
  }

  private func imageName(in range: Range<Int>) throws(FileError) -> String {
    var name: String?
    var scanner = try MaskScanner(file.bytes(range), path: file.path, limits: limits)
    try scanner.object { (scanner, key) throws(FileError) in
      guard key == "file_name" else { return try scanner.skip() }
      name = scanner.text.string()
    }
    try scanner.end()
    guard let name, !name.isEmpty else { throw scanner.damaged("a record without 'file_name'") }
    return name
  }
}
