import ArgumentParser
import Labels
import Refiner

/// What the imports that write label maps have in common.
struct ImportLabelsOptions: ParsableArguments {
  @Option(name: .customLong("to"), help: "The folder to make.")
  var target: String

  @Option(help: "A taxonomy's name (such as cityscapes-19; see taxonomies/) or a .toml's path.")
  var taxonomy: String

  @Flag(help: "Print the result as JSON.")
  var json = false

  func validate() throws {
    guard !target.isEmpty else { throw ValidationError("--to is empty.") }
  }

  /// The classes that ids must be of.
  func taxonomyOfLabels() throws -> Taxonomy { try DataFolder.standard.taxonomy(taxonomy) }

  /// Imports with a progress line, and prints what became of it.
  ///
  /// unit: what `work` counts.
  func importing(
    _ unit: String,
    _ work: (_ progress: (_ done: Int, _ total: Int) -> Void) throws -> LabelSetImport.Summary
  ) throws {
    var line = ProgressLine()
    defer { line.finish() }
    let summary = try work { done, total in
      line.show("importing", unit: unit, done: done, total: total)
    }
    line.finish()
    try report(summary)
  }

  /// Prints what became of an import.
  private func report(_ summary: LabelSetImport.Summary) throws {
    guard !json else { return print(try JSONText.of(summary)) }
    print("\(target.sanitised): \(summary.maps) maps from \(summary.records) records")
    if summary.dropped > 0 { print("left void: \(summary.dropped) records by --filter") }
    if summary.others > 0 {
      print("left void: \(summary.others) records of classes that the taxonomy lacks")
    }
    if summary.emptyFiles > 0 {
      print("no map: \(summary.emptyFiles) files without a record, whose size is unknown")
    }
    print("next: fleck refine --images ... --labels \(target.sanitised) --taxonomy \(taxonomy)")
  }
}
