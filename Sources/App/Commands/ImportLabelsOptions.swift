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

  /// Prints what became of an import.
  func report(_ summary: LabelSetImport.Summary) throws {
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
