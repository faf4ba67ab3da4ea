/// What a piece of the screen means; a theme gives each role a style.
public enum ThemeRole: String, Hashable, Sendable, CaseIterable {
  /// Names of panels and screens.
  case title
  /// Plain text.
  case text
  /// Text of less weight; still readable.
  case muted
  /// Keys in the key bar and the help.
  case key
  /// The selected row or field.
  case selection
  /// Done, kept, verified.
  case success
  /// Needs attention.
  case warning
  /// Failed.
  case error
  /// Lines between panels.
  case border
  /// The filled part of a bar.
  case barFill
  /// The rest of a bar.
  case barEmpty
  /// The part of a canvas that shows no image.
  case background
  /// The bright half of an outline on the canvas.
  case outlineLight
  /// The dark half of an outline on the canvas.
  case outlineDark
  /// Pixels that a change gives to the component.
  case gained
  /// Pixels that a change takes from the component.
  case lost

  /// The key of the role in a theme file: `outline_light`.
  public var fileKey: String {
    rawValue.reduce(into: "") { key, character in
      key += character.isUppercase ? "_" + character.lowercased() : String(character)
    }
  }

  /// What carries the role where there is no colour.
  var monoAttributes: CellAttributes {
    switch self {
    case .text, .muted, .border, .barEmpty, .background: []
    case .title, .key, .success: .bold
    case .warning: [.bold, .underline]
    case .gained: [.bold, .reverse]
    case .lost: .underline
    case .selection, .barFill, .outlineDark: .reverse
    case .error, .outlineLight: [.bold, .reverse]
    }
  }
}
