import Labels
import Refiner
import Render

/// A chart's file: SVG or PNG by its suffix.
struct ChartFile {
  private enum Format {
    case svg, png
  }

  /// Where the file is to lie.
  let path: String
  private let format: Format

  /// Nil when the suffix is neither `.svg` nor `.png`.
  init?(path: String) {
    self.path = path
    let suffix = path.lowercased()
    if suffix.hasSuffix(".svg") {
      format = .svg
    } else if suffix.hasSuffix(".png") {
      format = .png
    } else {
      return nil
    }
  }

  /// Writes the chart, whole or not at all; a file that is there is replaced.
  /// - Throws: `FileError.unwritable`.
  func write(_ chart: Chart, size: Size<ImageSpace>) throws(FileError) {
    switch format {
    case .svg: try AtomicFile.write(Array(chart.svg(size: size).utf8), to: path)
    case .png: try PNGFile.write(chart.image(size: size), to: path)
    }
  }
}
