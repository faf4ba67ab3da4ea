import ArgumentParser
import Labels
import Render

/// A chart's size as typed: `1200x750`, pixels.
struct PlotSize: ExpressibleByArgument, Sendable {
  /// The longest side that is drawn.
  private static let longest = 8000
  /// The size.
  let size: Size<ImageSpace>

  /// Reads a size; nil when it is none, too small for its words, or too large.
  init?(argument: String) {
    let parts = argument.split(separator: "x", omittingEmptySubsequences: false)
    guard parts.count == 2, let width = Int(parts[0]), let height = Int(parts[1]) else {
      return nil
    }
    guard (Chart.smallestSize.width...Self.longest).contains(width),
      (Chart.smallestSize.height...Self.longest).contains(height)
    else { return nil }
    size = Size(width: width, height: height)
  }

  /// A size that is known.
  init(_ size: Size<ImageSpace>) { self.size = size }

  /// The size as it is typed.
  var defaultValueDescription: String { "\(size.width)x\(size.height)" }
}
