import Refiner

/// What a mask was made with, in order: the provenance that the journal keeps.
struct ToolLog: Hashable, Sendable {
  /// A tool, by the name that the journal has.
  enum Tool: String, Hashable, Sendable {
    case paint, erase, split, merge
    case fillHoles = "fill-holes"
    case dropSpeckle = "drop-speckle"
    case smoothBorder = "smooth-border"
  }

  private struct Use: Hashable, Sendable {
    let tool: Tool
    let parameter: String?
    var count: Int
  }

  private var uses: [Use] = []

  /// Adds a use; the same one again, as of a brush, only counts.
  mutating func note(_ tool: Tool, _ parameter: String? = nil) {
    if let last = uses.last, last.tool == tool, last.parameter == parameter {
      uses[uses.count - 1].count += 1
    } else {
      uses.append(Use(tool: tool, parameter: parameter, count: 1))
    }
  }

  /// The tools used, each once, in the order of their first use.
  var names: [String] {
    uses.map(\.tool.rawValue).reduce(into: []) { list, name in
      if !list.contains(name) { list.append(name) }
    }
  }

  /// The source that the journal gets: the tools joined by `+`, and the numbered uses with what they were
  /// set to, such as `01 paint: 5 px, 12 times`.
  var source: MaskSource {
    var parameters: [String: String] = [:]
    for (place, use) in uses.enumerated() {
      let number = place < 9 ? "0\(place + 1)" : "\(place + 1)"
      let times = use.count > 1 ? ["\(use.count) times"] : []
      let details = ([use.parameter].compactMap { $0 } + times).joined(separator: ", ")
      parameters["\(number) \(use.tool.rawValue)"] = details
    }
    return .tool(
      name: names.isEmpty ? "shape" : names.joined(separator: "+"), parameters: parameters)
  }
}
