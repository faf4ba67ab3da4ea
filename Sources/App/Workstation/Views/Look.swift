import Labels
import Render

/// How everything on the screen looks: theme, colours, glyphs; chosen once per terminal.
struct Look: Sendable {
  /// The run's classes.
  let taxonomy: Taxonomy
  /// The theme that styles come from.
  let theme: Theme
  /// The colours that the terminal shows.
  let depth: ColourDepth
  /// What the canvas is drawn with.
  let glyphs: GlyphSet
  /// Signs for the panels.
  let symbols: Symbols
  private let palette: ClassPalette
  private let askedGlyphs: GlyphSet
  private let isUTF8: Bool

  /// Chooses a look; blocks fall back to letters where they cannot be shown.
  init(
    taxonomy: Taxonomy, theme: Theme = .builtIn, depth: ColourDepth, glyphs: GlyphSet,
    isUTF8: Bool = true
  ) {
    self.taxonomy = taxonomy
    self.theme = theme
    self.depth = depth
    self.glyphs = glyphs.usable(at: theme.depth(on: depth))
    (askedGlyphs, self.isUTF8) = (glyphs, isUTF8)
    symbols = glyphs == .ascii || !isUTF8 ? .ascii : .unicode
    palette = ClassPalette(taxonomy: taxonomy, theme: theme, depth: depth)
    muted = theme.style(.muted, depth: depth)
    key = theme.style(.key, depth: depth)
    strong = theme.style(.title, depth: depth)
    selection = theme.style(.selection, depth: depth).emphasised(with: .reverse)
    warning = theme.style(.warning, depth: depth)
    error = theme.style(.error, depth: depth)
    border = theme.style(.border, depth: depth)
    clean = Self.barStyle(theme.style(.barFill, depth: depth))
    noisy = CellStyle(
      foreground: theme.style(.warning, depth: depth).foreground,
      attributes: theme.depth(on: depth) == .mono ? .bold : [])
    bar = CellStyle(attributes: .reverse)
  }

  /// The look on the same terminal with another theme.
  func with(_ theme: Theme) -> Look {
    Look(taxonomy: taxonomy, theme: theme, depth: depth, glyphs: askedGlyphs, isUTF8: isUTF8)
  }

  /// Text of less weight.
  let muted: CellStyle
  /// Keys.
  let key: CellStyle
  /// Headings and what matters most.
  let strong: CellStyle
  /// The row or field under the cursor; visible without colour.
  let selection: CellStyle
  /// What needs attention.
  let warning: CellStyle
  /// What failed.
  let error: CellStyle
  /// Lines between panels.
  let border: CellStyle
  /// A bar of what counts as clean.
  let clean: CellStyle
  /// A bar of what counts as noisy.
  let noisy: CellStyle
  /// The status line and the headings' line.
  let bar: CellStyle

  /// The chip of a class: its letter on its colour.
  func chip(of id: ClassID) -> CellStyle { palette.style(of: id) }

  /// The letter of a class.
  func letter(of id: ClassID) -> Unicode.Scalar { palette.letter(of: id) }

  /// A bar drawn in the background's colour of a style.
  private static func barStyle(_ style: CellStyle) -> CellStyle {
    CellStyle(foreground: style.background)
  }

  /// The rule by which pixels become cells: thin classes are kept, which inflates them.
  let rule = PoolingRule.thinPriority

  /// The rule in force, in one word for the status line.
  func ruleName(_ view: ViewState) -> String {
    var name = view.mode.rawValue
    if let second = view.second { name += "|\(second.rawValue)" }
    let isPooled = view.shownModes.contains(where: \.showsLabels)
    guard isPooled, let scale = view.viewport?.scale else { return name }
    let isThin = rule.thinShare(atScale: glyphs.sampleWidth(atScale: scale)) != nil
    return "\(name), \(isThin ? "thin+" : "majority")"
  }
}

extension CellStyle {
  /// The style with reverse added, unless it sets colours that stand out by themselves.
  fileprivate func emphasised(with attributes: CellAttributes) -> CellStyle {
    guard background == .terminalDefault else { return self }
    return CellStyle(
      foreground: foreground, background: background,
      attributes: self.attributes.union(attributes))
  }
}
