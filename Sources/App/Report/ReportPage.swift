import Foundation
import Labels
import Refiner
import Render

/// The parts of a report's page, in the order in which they are written.
///
/// Everything that a name or a file can bring in is escaped; the page loads nothing.
struct ReportPage {
  /// Marks a page as the report of a run, for whoever wants to replace it.
  static func mark(of run: Run) -> String {
    "<meta name=\"fleck-report\" content=\"\(run.configuration.runID.escapedForMarkup)\">"
  }

  private let run: Run

  /// Prepares the page of a run.
  init(of run: Run) { self.run = run }

  /// The beginning: title and facts.
  func head(_ facts: ReportFacts) -> String {
    let title = "Review of \(run.folder)".escapedForMarkup
    let rows = facts.rows.map { row in
      "<tr><th>\(row.name.escapedForMarkup)</th><td>\(row.text.escapedForMarkup)</td></tr>\n"
    }
    return """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      \(Self.mark(of: run))
      <meta http-equiv="Content-Security-Policy" \
      content="script-src 'none'; connect-src 'none'; img-src data:">
      <meta name="viewport" content="width=device-width">
      <title>\(title)</title>
      <style>
      \(Self.style)
      </style>
      </head>
      <body>
      <h1>\(title)</h1>
      <table class="facts">
      \(rows.joined())</table>

      """
  }

  /// The losses; `chart` is a PNG, nil for a run without a fit.
  func losses(_ chart: [UInt8]?, size: Size<ImageSpace>) -> String {
    guard let chart else {
      return "<h2>Losses</h2>\n<p>The run holds no fit of losses.</p>\n"
    }
    return "<h2>Losses</h2>\n"
      + Self.image(chart, size: size, alt: "Losses of all components, two Gaussians, the cut-off")
      + "\n"
  }

  /// The class table.
  func classes(_ rows: [ReportTally.ClassRow]) -> String {
    let headings = ["class"] + ClassTablePicture.headings
    var lines = ["<h2>Classes</h2>", "<table class=\"numbers\">"]
    lines.append("<tr>" + headings.map { "<th>\($0)</th>" }.joined() + "</tr>")
    let palette = run.palette
    for row in rows {
      let colour = palette[Int(row.classID.rawValue)].hexadecimal
      let name = run.taxonomy.name(of: row.classID).escapedForMarkup
      lines.append(
        "<tr><td><i style=\"background:\(colour)\"></i>\(name)</td>\(Self.cells(row))</tr>")
    }
    lines.append("<tr class=\"sum\"><td>all</td>\(Self.cells(ClassTablePicture.sum(rows)))</tr>")
    return (lines + ["</table>", ""]).joined(separator: "\n")
  }

  private static func cells(_ row: ReportTally.ClassRow) -> String {
    ClassTablePicture.texts(row).map { "<td>\($0)</td>" }.joined()
  }

  /// What stands above the images.
  func imagesHead(shown: Int, of tally: ReportTally) -> String {
    let changed = tally.images.count { $0.changedPixels > 0 }
    return
      "<h2>Images</h2>\n<p>\(shown) of \(tally.images.count) images, those with the most changed"
      + " pixels first; \(changed) have any. Outlined: the components that decisions have changed.</p>\n"
  }

  /// One image.
  func image(
    _ row: ReportTally.ImageRow, _ image: RunReader.Image, panels: [ReportPicture]
  ) -> String {
    let pixels = image.before.ids.count
    let share = String(format: "%.2f", Double(row.changedPixels) * 100 / Double(max(1, pixels)))
    var lines = [
      "<section>", "<h3>\(image.record.stem.escapedForMarkup)</h3>",
      "<p>\(row.decided) of \(row.components) components decided,"
        + " \(Wording.grouped(row.changedPixels)) pixels changed (\(share) %)"
        + "\(changes(image).escapedForMarkup)</p>",
    ]
    if case .failure(let error) = image.photo {
      lines.append("<p class=\"problem\">no photo: \("\(error)".escapedForMarkup)</p>")
    }
    lines.append("<div class=\"panels\">")
    for panel in panels {
      lines.append(
        "<figure>"
          + Self.image(
            panel.png, size: panel.size, alt: "\(panel.name): \(image.record.stem)",
            class: panel.name == "photo" ? "" : "map")
          + "<figcaption>\(panel.name)</figcaption></figure>")
    }
    return (lines + ["</div>", "</section>", ""]).joined(separator: "\n")
  }

  /// The end of the page.
  let tail = "</body>\n</html>\n"

  /// What became of what, the most pixels first.
  private func changes(_ image: RunReader.Image) -> String {
    let all = LabelDifference(from: image.before, to: image.after).changes
    guard !all.isEmpty else { return "" }
    func name(_ id: ClassID) -> String { id.isVoid ? "void" : run.taxonomy.name(of: id) }
    let named = all.prefix(4).map {
      "\(name($0.before)) \u{2192} \(name($0.after)) \(Wording.grouped($0.count))"
    }
    return ": " + named.joined(separator: ", ")
      + (all.count > 4 ? " and \(all.count - 4) more kinds" : "")
  }

  private static func image(
    _ png: [UInt8], size: Size<ImageSpace>, alt: String, class name: String = ""
  ) -> String {
    "<img\(name.isEmpty ? "" : " class=\"\(name)\"") width=\"\(size.width)\" height=\"\(size.height)\""
      + " alt=\"\(alt.escapedForMarkup)\""
      + " src=\"data:image/png;base64,\(Data(png).base64EncodedString())\">"
  }
}
