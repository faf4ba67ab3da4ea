import ArgumentParser
import Refiner

/// What `fleck export` can write.
enum ExportFormat: String, CaseIterable, ExpressibleByArgument {
  /// The audited label maps.
  case png
  /// The audited label maps and SeCo's list of all images.
  case list
  /// The audited label maps and UniMatch's two lists.
  case unimatch
  /// SCC's input JSON.
  case secoInput = "seco-input"
  /// SCC's output JSON.
  case secoOutput = "seco-output"
  /// SCC's converted JSON.
  case secoConverted = "seco-converted"
  /// SeCoV2's JSON.
  case secoV2 = "seco-v2"

  /// The JSON format; nil for label maps.
  var seco: SeCoFormat? { SeCoFormat(rawValue: rawValue) }
}
