import ArgumentParser
import Refiner

/// `fleck import cityscapes-polygons`: Cityscapes' polygons as label maps.
struct ImportCityscapesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cityscapes-polygons",
    abstract: "Paint Cityscapes' polygons as label maps, which 'refine' takes.",
    discussion: """
      Every DIR/**/NAME_gtFine_polygons.json becomes TO/**/NAME.png (8-bit palette, index = class id): \
      void, then the objects one over the other, as cityscapesScripts' json2labelImg draws them with \
      Pillow 11.2 or newer. Labels that it ignores are void unless the taxonomy has them; 'cargroup' \
      counts as 'car'. The folder appears complete or not at all.
      """)

  @Argument(help: "The folder of JSON files, searched with all its folders.")
  var folder: String

  @OptionGroup var options: ImportLabelsOptions

  @OptionGroup var others: ImportOthersOptions

  func run() throws {
    var labels = LabelSetImport(taxonomy: try options.taxonomyOfLabels())
    others.apply(to: &labels)
    try options.importing("files") {
      try labels.cityscapesPolygons(in: folder, to: options.target, progress: $0)
    }
  }
}
