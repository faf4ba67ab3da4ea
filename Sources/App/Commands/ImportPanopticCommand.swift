import ArgumentParser
import Refiner

/// `fleck import coco-panoptic`: COCO's panoptic segments as label maps.
struct ImportPanopticCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "coco-panoptic",
    abstract: "Paint COCO's panoptic segments as label maps, which 'refine' takes.",
    discussion: """
      Each image of FILE becomes TO/<file_name>.png (8-bit palette, index = class id), folders and \
      all. A pixel's segment is R + 256 G + 65536 B, 0 is void; segments that segments_info lacks are \
      an error. The folder appears complete or not at all.
      """)

  @Argument(help: "The JSON file (panoptic_....json).")
  var file: String

  @OptionGroup var options: ImportLabelsOptions

  @OptionGroup var classes: ImportClassesOptions

  @Option(help: "The folder of PNGs; FILE without .json unless given.")
  var maps: String?

  func run() throws {
    var labels = LabelSetImport(taxonomy: try options.taxonomyOfLabels())
    classes.apply(to: &labels)
    try options.importing("maps") {
      try labels.panopticFile(file, maps: maps, to: options.target, progress: $0)
    }
  }
}
