import Foundation
import Labels

/// A report on a checkpoint in words.
enum ModelText {
  /// How many names of a list are written out.
  private static let namesShown = 6

  static func of(_ report: ModelReport) -> String {
    var lines = [report.file]
    lines.append(fact("file", "\(report.kind), \(size(report.bytes))"))
    lines.append(fact("sha256", report.sha256))
    for (key, value) in report.metadata.sorted(by: { $0.key < $1.key }).prefix(namesShown) {
      lines.append(fact("metadata", "\(key) = \(value.prefix(100))"))
    }
    let types = report.elementTypes.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
    lines.append(
      fact(
        "tensors", "\(report.tensors): \(types.joined(separator: ", ")); \(report.values) values"))
    if let network = report.network {
      lines += self.lines(of: network)
      lines.append(fact("not used", names(report.ignored)))
    } else {
      lines.append(fact("network", "none that is known"))
      lines.append(fact("names", names(report.ignored)))
    }
    return lines.map(\.sanitised).joined(separator: "\n")
  }

  private static func fact(_ name: String, _ text: String) -> String {
    "  " + name.padding(toLength: 10, withPad: " ", startingAt: 0) + text
  }

  private static func size(_ bytes: Int) -> String {
    bytes < 1_000_000 ? "\(bytes) bytes" : String(format: "%.1f MB", Double(bytes) / 1e6)
  }

  /// A list of names, the first few written out.
  private static func names(_ names: [String]) -> String {
    if names.isEmpty { return "nothing" }
    let shown = names.prefix(namesShown).map { String($0.prefix(80)) }.joined(separator: ", ")
    return names.count > namesShown
      ? "\(names.count): \(shown), ..." : "\(names.count): \(shown)"
  }

  private static func lines(of network: NetworkReport) -> [String] {
    let grid = network.gridSide
    let decoder = network.decoder
    return [
      fact("network", "\(network.family), \(network.parameters) weights"),
      fact("input", "\(network.inputSide)x\(network.inputSide) pixels"),
      fact("embedding", "\(grid)x\(grid)x\(decoder.width)"),
      fact("encoder", row("", "blocks", "width", "heads", "attention", "hidden")),
    ] + network.encoder.map { fact("", row(of: $0)) } + [
      fact(
        "decoder",
        "width \(decoder.width), \(decoder.heads) heads, \(decoder.crossAttentionWidth) across, "
          + "\(decoder.layers) layers, hidden \(decoder.hidden)"),
      fact("", "\(decoder.maskTokens) masks, \(decoder.hypernetworkLayers) layers each"),
      fact("", "IoU head of \(decoder.iouHeadLayers) layers, width \(decoder.iouHeadWidth)"),
      fact("", "mask prompts by way of \(decoder.maskPromptWidth) channels"),
    ]
  }

  private static func row(of blocks: NetworkReport.Blocks) -> String {
    let attention =
      blocks.heads == 0 ? "none" : blocks.window == 0 ? "global" : "window \(blocks.window)"
    return row(
      blocks.name, "\(blocks.count)", "\(blocks.width)",
      blocks.heads == 0 ? "-" : "\(blocks.heads)",
      attention, "\(blocks.hidden)")
  }

  private static func row(_ columns: String...) -> String {
    zip(columns, [14, 8, 7, 7, 11, 0]).map { text, width in
      text.padded(to: width)
    }.joined()
  }
}
