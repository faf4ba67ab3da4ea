public import Labels

/// Named styles for the screen's roles and colours for classes.
public struct Theme: Hashable, Sendable {
  /// The name it is chosen by.
  public let name: String
  /// The most colours it uses; `mono` in a theme that wants none.
  public let maximumDepth: ColourDepth
  /// Styles of roles, as written; a role that is missing looks plain.
  let roles: [ThemeRole: CellStyle]
  /// Colours by normalised class name; a class that is missing keeps its taxonomy's colour.
  let classColours: [String: Colour]
  /// The colour of void.
  let voidColour: Colour
  /// The colour of ids that the taxonomy lacks.
  let unknownColour: Colour
  /// Contrast with black that class colours are lightened to, 1...21.
  let classContrast: Double

  /// The depth to paint with on a terminal of some depth.
  public func depth(on terminal: ColourDepth) -> ColourDepth {
    terminal.rawValue < maximumDepth.rawValue ? terminal : maximumDepth
  }

  /// The style of a role on a terminal of some depth.
  ///
  /// Without colours a role is carried by bold, underline and reverse, so that nothing gets lost.
  public func style(_ role: ThemeRole, depth terminal: ColourDepth) -> CellStyle {
    let depth = depth(on: terminal)
    let style = roles[role] ?? .plain
    guard depth == .mono else { return style.quantised(to: depth) }
    return CellStyle(attributes: style.attributes.union(role.monoAttributes))
  }

  /// The style of a class's chip: its colour, with black or white text that is readable on it.
  ///
  /// Where many are needed, make one ``ClassPalette`` and ask that.
  /// - Complexity: O(classes of the taxonomy).
  public func palette(
    for classID: ClassID, taxonomy: Taxonomy, depth: ColourDepth
  ) -> CellStyle {
    ClassPalette(taxonomy: taxonomy, theme: self, depth: depth).style(of: classID)
  }

  /// The theme that needs no file: the data sets' official colours on the terminal's own background.
  public static let builtIn = Theme(
    name: "standard", maximumDepth: .direct,
    roles: [
      .title: CellStyle(attributes: .bold),
      .muted: CellStyle(foreground: .palette(245)),
      .key: CellStyle(foreground: .palette(39), attributes: .bold),
      .selection: CellStyle(attributes: .reverse),
      .success: CellStyle(foreground: .palette(71)),
      .warning: CellStyle(foreground: .palette(172), attributes: .bold),
      .error: CellStyle(foreground: .palette(231), background: .palette(124), attributes: .bold),
      .border: CellStyle(foreground: .palette(242)),
      .barFill: CellStyle(foreground: .palette(16), background: .palette(68)),
      .barEmpty: CellStyle(foreground: .palette(231), background: .palette(238)),
      .outlineLight: CellStyle(foreground: .palette(16), background: .palette(231)),
      .outlineDark: CellStyle(foreground: .palette(231), background: .palette(16)),
      .gained: CellStyle(foreground: .palette(16), background: .palette(46), attributes: .bold),
      .lost: CellStyle(foreground: .palette(16), background: .palette(213), attributes: .bold),
    ],
    classColours: [:], voidColour: .palette(234), unknownColour: .palette(201), classContrast: 1)
}
