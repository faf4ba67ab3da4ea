public import Labels

/// How every id of a label map looks: one colour and one letter each, chosen once.
public struct ClassPalette: Hashable, Sendable {
  /// The colour depth the palette was made for, after the theme's own limit.
  public let depth: ColourDepth
  private let colours: [Colour]
  private let styles: [CellStyle]
  private let letters: [Unicode.Scalar]

  /// Chooses the colours and letters of a taxonomy.
  ///
  /// At 256 colours each class gets an index of its own, 16...255: when the nearest one is taken (bus
  /// and train of Cityscapes share one), the nearest free one.
  /// - Complexity: O(classes).
  public init(taxonomy: Taxonomy, theme: Theme, depth terminal: ColourDepth) {
    depth = theme.depth(on: terminal)
    var colours = [Colour](repeating: theme.unknownColour.quantised(to: depth), count: 256)
    var letters = [Unicode.Scalar](repeating: "?", count: 256)
    var attributes = [CellAttributes](repeating: [], count: 256)
    for id in taxonomy.voidIDs {
      colours[Int(id)] = theme.voidColour.quantised(to: depth)
      letters[Int(id)] = "."
    }
    var taken: Set<Colour> = []
    for entry in taxonomy.classes {
      let colour = Self.colour(of: entry, theme: theme, depth: depth, taken: taken)
      taken.insert(colour)
      colours[Int(entry.id.rawValue)] = colour
      letters[Int(entry.id.rawValue)] = entry.letter.unicodeScalars.first ?? "?"
      attributes[Int(entry.id.rawValue)] = depth == .mono && entry.kind == .thing ? .bold : []
    }
    self.colours = colours
    self.letters = letters
    let depth = depth
    styles = zip(colours, attributes).map { Self.chip($0, attributes: $1, depth: depth) }
  }

  /// The colour of a class; the terminal's own without colours.
  public func colour(of id: ClassID) -> Colour { colours[Int(id.rawValue)] }

  /// The style of a class's chip or letter cell: readable text on the class's colour.
  public func style(of id: ClassID) -> CellStyle { styles[Int(id.rawValue)] }

  /// The letter of a class: `.` for void, `?` for ids that the taxonomy lacks.
  public func letter(of id: ClassID) -> Unicode.Scalar { letters[Int(id.rawValue)] }

  /// A grey of about the lightness of a class, for everything but an isolated class.
  func grey(of id: ClassID) -> Colour {
    guard let rgb = colour(of: id).rgb else { return .terminalDefault }
    let level = UInt8(40 + OKLab(rgb).lightness * 0.9)
    return Colour.direct(RGB(level, level, level)).quantised(to: depth)
  }

  /// The style of text on a colour.
  static func chip(
    _ colour: Colour, attributes: CellAttributes = [], depth: ColourDepth
  ) -> CellStyle {
    guard let rgb = colour.rgb else { return CellStyle(attributes: attributes) }
    let text: Colour =
      switch (Contrast.text(on: rgb), depth) {
      case (let text, .direct): .direct(text)
      case (RGB(0, 0, 0), .indexed256): .palette(16)
      case (_, .indexed256): .palette(231)
      case (let text, _): Colour.direct(text).quantised(to: depth)
      }
    return CellStyle(foreground: text, background: colour, attributes: attributes)
  }

  private static func colour(
    of entry: TaxonomyClass, theme: Theme, depth: ColourDepth, taken: Set<Colour>
  ) -> Colour {
    let chosen = theme.classColours[Self.key(entry.name)] ?? .direct(entry.colour)
    guard let rgb = chosen.rgb, depth != .mono else { return .terminalDefault }
    let wanted = Contrast.lightened(rgb, toContrast: theme.classContrast)
    if depth == .direct { return .direct(wanted) }
    if chosen.rgb == wanted, chosen.quantised(to: depth) == chosen, !taken.contains(chosen) {
      return chosen
    }
    let nearest = Colour.direct(wanted).quantised(to: depth)
    guard depth == .indexed256, taken.contains(nearest) else { return nearest }
    let lab = OKLab(wanted)
    let free = (16..<256).filter { !taken.contains(.palette(UInt8($0))) }
    let best = free.min {
      lab.squaredDistance(to: XtermPalette.labs[$0])
        < lab.squaredDistance(to: XtermPalette.labs[$1])
    }
    return best.map { .palette(UInt8($0)) } ?? nearest
  }

  /// A class name as theme files are matched with: lower case, letters and digits only.
  static func key(_ name: String) -> String {
    name.lowercased().filter { $0.isLetter || $0.isNumber }
  }
}
