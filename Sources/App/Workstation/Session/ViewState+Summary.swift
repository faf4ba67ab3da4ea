import Labels
import Render

extension ViewState {
  /// The state for the run's settings: mode, placement, overlay; where it was moved by hand, scale and
  /// centre; then what else differs from the usual: `labels crop fill`,
  /// `photo free off 2.5 512.0 300.0 pane:blend ratio:0.6 letters`.
  ///
  /// Versions that do not know the words behind the numbers leave them out.
  var summary: String {
    var words = [mode.rawValue, placement.rawValue, overlay.rawValue]
    if placement == .free, let viewport {
      words += ["\(viewport.scale)", "\(viewport.center.x)", "\(viewport.center.y)"]
    }
    if let second { words.append("pane:\(second.rawValue)") }
    if blendRatio != Self.standardRatio { words.append("ratio:\(blendRatio)") }
    if context != Self.standardContext { words.append("context:\(context)") }
    if outlines != .selected { words.append("outlines:\(outlines.rawValue)") }
    if isIsolating { words.append("isolate") }
    if showsLetters { words.append("letters") }
    if showsMiniMap { words.append("map") }
    return words.joined(separator: " ")
  }

  /// Takes over what ``summary`` wrote; anything else changes nothing.
  mutating func restore(_ summary: String, imageSize: Size<ImageSpace>) {
    let words = summary.split(separator: " ").map(String.init)
    guard words.count >= 3, let mode = CanvasMode(rawValue: words[0]),
      let placement = Placement(rawValue: words[1]), let overlay = Overlay.Mode(rawValue: words[2])
    else { return }
    (self.mode, self.placement, self.overlay) = (mode, placement, overlay)
    if CanvasMode.everyday.contains(mode) { lastMode = mode }
    for word in words.dropFirst(3) { restore(word) }
    let numbers = words.dropFirst(3).compactMap(Double.init).filter(\.isFinite)
    guard placement == .free, numbers.count == 3, numbers[0] > 0 else { return }
    viewport = Viewport(
      imageSize: imageSize, center: Point(x: numbers[1], y: numbers[2]), scale: numbers[0])
  }

  private mutating func restore(_ word: String) {
    let parts = word.split(separator: ":", maxSplits: 1).map(String.init)
    let value = parts.count == 2 ? parts[1] : ""
    switch parts.first {
    case "pane": second = CanvasMode(rawValue: value)
    case "ratio": blendRatio = Self.number(value, in: Self.ratios) ?? blendRatio
    case "context": context = Self.number(value, in: Self.contexts) ?? context
    case "outlines": outlines = OutlineChoice(rawValue: value) ?? outlines
    case "isolate": isIsolating = true
    case "letters": showsLetters = true
    case "map": showsMiniMap = true
    default: break
    }
  }

  private static func number(_ text: String, in range: ClosedRange<Double>) -> Double? {
    Double(text).flatMap { range.contains($0) ? $0 : nil }
  }
}
