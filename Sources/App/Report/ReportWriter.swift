import Foundation
import Labels
import Refiner
import Render

/// Writes a report of a run: a page that holds everything, and the pictures as files beside it.
struct ReportWriter {
  /// The page's file.
  static let page = "index.html"
  private static let chartSize = Size<ImageSpace>(width: 960, height: 600)
  /// The mark stands in the page's first bytes.
  private static let markBytes = 4096

  private let reader: RunReader
  private let page: ReportPage
  private var run: Run { reader.run }

  /// Prepares the report of a run.
  /// - Throws: `StoreError` when the journal cannot be read.
  init(of run: Run) throws {
    reader = try RunReader(run)
    page = ReportPage(of: run)
  }

  /// What a folder holds that is of no earlier report of the same run, as a path within it; nil for such a
  /// report and nothing else.
  /// - Throws: `StoreError` when the run's images cannot be read.
  func foreign(in folder: String) throws -> String? {
    guard isPageOfRun(folder + "/" + Self.page) else { return Self.page }
    var files: Set = [Self.page, "losses.png", "classes.png"]
    var folders: Set<String> = []
    for image in try run.store.images() {
      var path = "images/" + image.stem
      for name in ReportPicture.names { files.insert("\(path)/\(name).png") }
      while !path.isEmpty, folders.insert(path).inserted {
        path = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
      }
    }
    let manager = FileManager.default
    // What cannot be looked into is nobody's to remove.
    guard let paths = try? manager.subpathsOfDirectory(atPath: folder) else { return "images" }
    return paths.sorted().first { path in
      let attributes = try? manager.attributesOfItem(atPath: folder + "/" + path)
      switch attributes?[.type] as? FileAttributeType {
      case .typeRegular: return !files.contains(path)
      case .typeDirectory: return !folders.contains(path)
      default: return true
      }
    }
  }

  private func isPageOfRun(_ path: String) -> Bool {
    guard let file = FileHandle(forReadingAtPath: path) else { return false }
    defer { try? file.close() }
    let start = (try? file.read(upToCount: Self.markBytes)) ?? Data()
    return String(decoding: start, as: UTF8.self).contains(ReportPage.mark(of: run))
  }

  /// Writes everything into the draft of a folder.
  ///
  /// limit: how many images are shown.  date: the day.  progress: is told what is being done, and of how
  /// many images it is done.
  /// - Returns: how many images are shown, and the photos among them that cannot be read.
  /// - Throws: `StoreError` for a run that cannot be read, `FileError` when writing fails.
  /// - Complexity: O(components + pixels of images with decisions and of those shown); memory O(pixels of
  ///   one image + components of one image + decisions).
  func fill(
    _ folder: WholeFolder, limit: Int, date: String,
    progress: (_ title: String, _ done: Int, _ total: Int) -> Void
  ) throws -> (shown: Int, unreadable: [FileError]) {
    let tally = try reader.tally { progress("counting", $0, $1) }
    let shown = tally.imagesByChange(limit: limit)
    let file = try FileAppender(folder.draft + "/" + Self.page)
    try file.append(page.head(ReportFacts(of: run, tally: tally, date: date)).utf8)
    try file.append(page.losses(losses(into: folder), size: Self.chartSize).utf8)
    try file.append(page.classes(tally.classes).utf8)
    let table = ClassTablePicture(tally.classes, taxonomy: run.taxonomy).frame
    try folder.write(
      PNGFile.encode(drawing: Screenshot(table, paper: .light).image(), path: "classes.png"),
      to: "classes.png")
    try file.append(page.imagesHead(shown: shown.count, of: tally).utf8)
    var unreadable: [FileError] = []
    for (place, row) in shown.enumerated() {
      let image = try reader.image(row.id)
      if case .failure(let error) = image.photo { unreadable.append(error) }
      let pictures = try ReportPicture.all(of: image, palette: run.palette)
      for picture in pictures {
        try folder.write(
          picture.png, to: "images/\(image.record.stem)/\(picture.name).png")
      }
      try file.append(page.image(row, image, panels: pictures).utf8)
      progress("drawing", place + 1, shown.count)
    }
    try file.append(page.tail.utf8)
    try file.finish()
    return (shown.count, unreadable)
  }

  /// Draws the losses into a file; its bytes, nil for a run without a fit.
  private func losses(into folder: WholeFolder) throws -> [UInt8]? {
    guard let fit = try run.store.noiseFit() else { return nil }
    let chart = LossChart(fit, wrong: nil, settings: run.configuration.settings).chart
    let bytes = try PNGFile.encode(
      drawing: chart.image(size: Self.chartSize), path: "losses.png")
    try folder.write(bytes, to: "losses.png")
    return bytes
  }
}
