import ArgumentParser
import Refiner

/// What `fleck export` can write.
enum ExportFormat: Hashable, ExpressibleByArgument {
  /// The audited label maps in a layout.
  case labelMaps(LabelSetFormat)
  /// The audited label maps as palette PNGs, and SeCo's list of all images.
  case list
  /// The audited label maps as palette PNGs, and UniMatch's two lists.
  case unimatch
  /// The components as JSON.
  case components(SeCoFormat)

  private static let all: [ExportFormat] =
    [.labelMaps(.png), .list, .unimatch]
    + LabelSetFormat.allCases.filter { $0 != .png }.map { .labelMaps($0) }
    + SeCoFormat.allCases.map { .components($0) }

  static var allValueStrings: [String] { all.map(\.defaultValueDescription) }

  static var defaultCompletionKind: CompletionKind { .list(allValueStrings) }

  init?(argument: String) {
    guard let found = Self.all.first(where: { $0.defaultValueDescription == argument }) else {
      return nil
    }
    self = found
  }

  /// The format as it is typed.
  var defaultValueDescription: String {
    switch self {
    case .labelMaps(let format): format.rawValue
    case .list: "list"
    case .unimatch: "unimatch"
    case .components(let format): format.rawValue
    }
  }

  /// SeCo's JSON format; nil for label maps.
  var seco: SeCoFormat? {
    if case .components(let format) = self { format } else { nil }
  }

  /// The layout of a label set; palette PNGs for those with lists, nil for SeCo's JSON.
  var labelSet: LabelSetFormat? {
    switch self {
    case .labelMaps(let format): format
    case .list, .unimatch: .png
    case .components: nil
    }
  }
}
