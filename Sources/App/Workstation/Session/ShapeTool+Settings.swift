import Labels
import Refiner

extension ShapeTool {
  /// What it is set to, for the status line.
  var settings: [String] {
    var parts = ["brush \(brush) px", penText]
    if let lineStart { parts.append("line from \(lineStart.x),\(lineStart.y)") }
    return parts
  }

  private var penText: String {
    switch pen {
    case .up: "pen up"
    case .paint: "pen PAINTS"
    case .erase: "pen ERASES"
    }
  }
}
