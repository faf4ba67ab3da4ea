/// Takes the images of a run one by one and writes them in one of SeCo's formats.
internal protocol SeCoWriter: AnyObject {
  /// Adds an image.
  func add(_ image: SeCoImage) throws
  /// Ends the files.
  func finish() throws -> SeCoExport.Summary
}

/// One JSON file per image.
internal final class SeCoImageFiles: SeCoWriter {
  private let folder: String
  private let path: (ImageRecord) -> String
  private let records: (SeCoImage) -> [OrderedJSON]
  private var summary = SeCoExport.Summary()

  /// Prepares files that lie in `folder` at the image's `path` and list its `records`.
  internal init(
    folder: String, path: @escaping (ImageRecord) -> String,
    records: @escaping (SeCoImage) -> [OrderedJSON]
  ) {
    self.folder = folder
    self.path = path
    self.records = records
  }

  internal func add(_ image: SeCoImage) throws {
    let relative = path(image.record)
    let path = Path.join(folder, relative)
    guard FileSystem.kind(of: path) == nil else {
      throw ExportError.unfit(
        folder: image.record.image,
        reason: "another image of the run has the file \(relative) too; rename one")
    }
    // An empty list would stop the authors' scripts, which look at its first record.
    guard !image.components.isEmpty else { return }
    let records = records(image)
    try FileSystem.makeFolder(Path.folder(of: path))
    try AtomicFile.write(OrderedJSON.list(records).bytes, to: path)
    summary.files += 1
    summary.components += records.count
  }

  internal func finish() -> SeCoExport.Summary { summary }
}

/// One array of records for the data set.
internal final class SeCoOutputFile: SeCoWriter {
  private var file: JSONArrayFile
  private let records: (SeCoImage) -> [OrderedJSON]
  private var summary = SeCoExport.Summary(files: 1)

  /// Begins the file, into which `records` of each image are written.
  internal init(
    _ path: String, records: @escaping (SeCoImage) -> [OrderedJSON]
  ) throws(FileError) {
    file = try JSONArrayFile(path)
    self.records = records
  }

  internal func add(_ image: SeCoImage) throws {
    for record in records(image) {
      try file.append(record)
      summary.components += 1
    }
  }

  internal func finish() throws -> SeCoExport.Summary {
    try file.finish()
    return summary
  }
}

extension SeCoV2File: SeCoWriter {
  internal func finish() throws -> SeCoExport.Summary {
    try assemble()
    return SeCoExport.Summary(files: 1, components: written, vanished: vanished)
  }
}
