import ArgumentParser
import Foundation
import Labels
import Refiner

/// `fleck report`: what a review has done, for people without a terminal.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Write a page about a run: facts, losses, classes, images before and after.",
    discussion: """
      TO/index.html holds everything, pictures too, and loads nothing: it can be mailed. The pictures \
      lie beside it as files: TO/losses.png, TO/classes.png, and TO/images/STEM/photo.png, before.png \
      and after.png, at most 640 pixels wide, with outlines around the components that decisions have \
      changed. Images with the most changed pixels come first. The run is only read. The folder \
      appears complete or not at all.

      A photo that cannot be read is named, on the page too, and the others are shown; a label map \
      of the run that cannot be read ends the report (exit code 3).

      Example:
        fleck report run --to report --images 30
      """)

  @Argument(help: "The run folder.")
  var folder: String

  @Option(name: .customLong("to"), help: "The folder to make.")
  var target: String

  @Option(help: "How many images to show, those with the most changed pixels; or all.")
  var images = ReportImageCount.most(12)

  @Flag(help: "Replace an earlier report of this run.")
  var overwrite = false

  func validate() throws {
    guard !target.isEmpty else { throw ValidationError("--to is empty.") }
  }

  func run() throws {
    let run = try Run.open(folder, readOnly: true)
    let writer = try ReportWriter(of: run)
    var line = ProgressLine()
    defer { line.finish() }
    let date = Date.now.formatted(.iso8601.year().month().day())
    let (shown, unreadable) = try refusing(writer) {
      try WholeFolder.make(target, replacing: { try overwrite && writer.foreign(in: $0) == nil }) {
        folder in
        try writer.fill(folder, limit: images.limit, date: date) { title, done, total in
          line.show(title, unit: "images", done: done, total: total)
        }
      }
    }
    line.finish()
    for error in unreadable { standardError("fleck: no photo: \(error)") }
    print("\(target.sanitised)/\(ReportWriter.page): \(shown) images")
  }

  /// Says of a folder that is occupied what can be done about it.
  private func refusing<Result>(
    _ writer: ReportWriter, _ body: () throws -> Result
  ) throws -> Result {
    do { return try body() } catch ExportError.occupied {
      let reason =
        switch try writer.foreign(in: target) {
        case nil: "holds a report of this run; give --overwrite or a new folder"
        case ReportWriter.page?: "is not empty and no report of this run; give a new folder"
        case let name?: "holds \(name), which is no file of a report of this run; give a new folder"
        }
      throw Failure(.work, "\(target): \(reason)")
    }
  }
}
