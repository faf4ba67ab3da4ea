/// What is drawn beside the colours of a cell.
public struct CellAttributes: OptionSet, Hashable, Sendable {
  /// The bits that are set.
  public let rawValue: UInt8

  /// Makes a set from its bits.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Bold.
  public static let bold = CellAttributes(rawValue: 1)
  /// Underlined.
  public static let underline = CellAttributes(rawValue: 2)
  /// Foreground and background exchanged.
  public static let reverse = CellAttributes(rawValue: 4)
}

/// How a cell is drawn: colours and attributes.
public struct CellStyle: Hashable, Sendable {
  /// Colour of the glyph.
  public var foreground: Colour
  /// Colour behind the glyph.
  public var background: Colour
  /// Bold, underline, reverse.
  public var attributes: CellAttributes

  /// Makes a style; without arguments, the terminal's own colours.
  public init(
    foreground: Colour = .terminalDefault, background: Colour = .terminalDefault,
    attributes: CellAttributes = []
  ) {
    self.foreground = foreground
    self.background = background
    self.attributes = attributes
  }

  /// The terminal's own colours, no attributes.
  public static let plain = CellStyle()
}

/// One character cell of a frame.
public struct Cell: Hashable, Sendable {
  /// The glyph; always one cell wide.
  public var scalar: Unicode.Scalar
  /// Its colours and attributes.
  public var style: CellStyle

  /// Makes a cell.
  public init(_ scalar: Unicode.Scalar, style: CellStyle = .plain) {
    self.scalar = scalar
    self.style = style
  }

  /// A space in the terminal's own colours.
  public static let blank = Cell(" ")
}
