import ArgumentParser
import Labels
import Refiner

/// `fleck import seco-v2`: SeCoV2's JSON as label maps.
struct ImportV2Command: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "seco-v2",
    abstract: "Paint SeCoV2's JSON file as label maps of 1024x512, which 'refine' takes.",
    discussion: """
      The masks are crops scaled to 128x64, so borders of larger components are coarse. The folder \
      appears complete or not at all.
      """)

  @Argument(help: "The JSON file (..._sam_cls_mask_psa_infos_cls.json).")
  var file: String

  @OptionGroup var options: ImportLabelsOptions

  func run() throws {
    let labels = LabelSetImport(taxonomy: try options.taxonomyOfLabels())
    try options.importing("maps") {
      try labels.v2File(file, to: options.target, progress: $0)
    }
  }
}
