import ArgumentParser
import Labels
import Refiner

/// `fleck import seco-converted`: components in a JSON file per image as label maps.
struct ImportImageFilesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "seco-converted",
    abstract: "Paint SCC's converted or input JSON files as label maps, which 'refine' takes.",
    discussion: """
      Every DIR/**/*.json becomes TO/**/*.png (8-bit palette, index = class id): void, then each \
      record with its category_id in file order. The folder appears complete or not at all.
      """, aliases: ["seco-input"])

  @Argument(help: "The folder of JSON files, one per image.")
  var folder: String

  @OptionGroup var options: ImportLabelsOptions

  @Option(
    help: """
      Which records stay void, by the thresholds in a converted file; the authors' examples use \
      both_loss.
      """)
  var filter: FilterMode = .none

  func run() throws {
    var labels = LabelSetImport(taxonomy: try options.taxonomyOfLabels())
    labels.filter = filter
    try options.importing("files") {
      try labels.imageFiles(in: folder, to: options.target, progress: $0)
    }
  }
}
