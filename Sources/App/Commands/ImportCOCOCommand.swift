import ArgumentParser
import Refiner

/// `fleck import coco`: COCO's instances as label maps.
struct ImportCOCOCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "coco",
    abstract: "Paint COCO's instances as label maps, which 'refine' takes.",
    discussion: """
      Each image of FILE becomes TO/<file_name>.png (8-bit palette, index = class id), folders and \
      all: void, then crowds, then all other annotations. Run lengths may be strings or lists; polygons \
      are filled pixel for pixel as pycocotools does. The folder appears complete or not at all.
      """)

  @Argument(help: "The JSON file (instances_....json).")
  var file: String

  @OptionGroup var options: ImportLabelsOptions

  @OptionGroup var classes: ImportClassesOptions

  @Option(
    help: """
      Of annotations that overlap, the smaller one is on top (area), or the later one (order).
      """)
  var overlap: AnnotationOrder = .area

  func run() throws {
    var labels = LabelSetImport(taxonomy: try options.taxonomyOfLabels())
    classes.apply(to: &labels)
    labels.overlap = overlap
    try options.importing("maps") {
      try labels.cocoFile(file, to: options.target, progress: $0)
    }
  }
}
