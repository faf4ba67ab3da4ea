import Foundation

/// What a user can set about the workstation; nil where nothing is said.
struct Preferences: Hashable, Sendable {
  /// The key map to start from.
  var preset: KeymapPreset?
  /// The theme, by name or path.
  var theme: String?
  /// The colours to use.
  var color: ColourChoice?
  /// How the canvas is drawn.
  var glyphs: GlyphChoice?
  /// Whether the mouse is used.
  var mouse: Bool?
  /// Whether the first steps are explained.
  var hints: Bool?
  /// Whether anything may blink.
  var blink: Bool?
  /// Who decides.
  var reviewer: String?
  /// The network for new outlines, by name or path.
  var model: String?

  /// These, and where they say nothing, others.
  func filled(from other: Preferences) -> Preferences {
    Preferences(
      preset: preset ?? other.preset, theme: theme ?? other.theme, color: color ?? other.color,
      glyphs: glyphs ?? other.glyphs, mouse: mouse ?? other.mouse, hints: hints ?? other.hints,
      blink: blink ?? other.blink, reviewer: reviewer ?? other.reviewer,
      model: model ?? other.model)
  }

  /// What can be set, by its name in the file.
  enum Key: String, CaseIterable, Sendable {
    case preset, theme, color, glyphs, mouse, hints, blink, reviewer, model

    /// What the setting is for, as comments of the default file.
    var help: String {
      switch self {
      case .preset:
        "the keys to start from:\n"
          + KeymapPreset.allCases.map { "  \"\($0.rawValue)\": \($0.summary)" }
          .joined(separator: "\n")
      case .theme: "\(Self.themes), or the path of a .toml file"
      case .color:
        "\"auto\" (the terminal and NO_COLOR decide), \"mono\", \"8\", \"16\", \"256\" or \"direct\""
      case .glyphs:
        "the canvas: \"auto\", \"half\" blocks, \"letters\" or \"ascii\"; finer, where the terminal\n"
          + "draws them well: \"quadrant\" (2x2 to a cell) or \"sextant\" (2x3)"
      case .mouse: "click, drag and wheel; with it, Shift-drag still selects text"
      case .hints: "explain the first steps until they have been done a few times"
      case .blink: "let B blink; false, or NO_MOTION in the environment, keeps everything still"
      case .reviewer: "who decides, for the journal; empty for the login name"
      case .model:
        "the Segment Anything checkpoint, a file's path or \"nano\"; empty for the one that the run was\n"
          + "refined with, and nano where there was none"
      }
    }

    private static let themes = "\"standard\", \"safe\", \"light\", \"contrast\", \"mono\""

    /// What a value has to be, for who wrote something else.
    var expected: String {
      switch self {
      case .preset: Self.list(KeymapPreset.allCases.map(\.rawValue))
      case .theme: "a theme's name or the path of a .toml file in quotes, not empty"
      case .color: Self.list(ColourChoice.allCases.map(\.rawValue))
      case .glyphs: Self.list(GlyphChoice.allCases.map(\.rawValue))
      case .mouse, .hints, .blink: "true or false"
      case .reviewer: "a name in quotes"
      case .model: "\"nano\" or the path of a checkpoint in quotes"
      }
    }

    private static func list(_ names: [String]) -> String {
      "one of " + names.map { "\"\($0)\"" }.joined(separator: ", ")
    }
  }

  /// A value as it is written.
  enum Value: Hashable, Sendable {
    case text(String)
    case flag(Bool)
  }

  /// Sets one setting; false when the value does not fit it.
  mutating func set(_ key: Key, to value: Value) -> Bool {
    switch (key, value) {
    case (.preset, .text(let text)):
      preset = KeymapPreset(rawValue: text)
      return preset != nil
    case (.theme, .text(let text)):
      theme = text
      return !text.isEmpty
    case (.color, .text(let text)):
      color = ColourChoice(argument: text)
      return color != nil
    case (.glyphs, .text(let text)):
      glyphs = GlyphChoice(argument: text)
      return glyphs != nil
    case (.reviewer, .text(let text)):
      reviewer = text.isEmpty ? nil : text
      return true
    case (.model, .text(let text)):
      // A shell expands the tilde of a variable; nobody does in a file.
      model = text.isEmpty ? nil : NSString(string: text).expandingTildeInPath
      return true
    case (.mouse, .flag(let flag)): mouse = flag
    case (.hints, .flag(let flag)): hints = flag
    case (.blink, .flag(let flag)): blink = flag
    default: return false
    }
    return true
  }

  /// What holds where nothing is said.
  static func standard(_ key: Key) -> Value {
    switch key {
    case .preset: .text(KeymapPreset.review.rawValue)
    case .theme: .text("standard")
    case .color: .text(ColourChoice.auto.rawValue)
    case .glyphs: .text(GlyphChoice.auto.rawValue)
    case .mouse, .hints, .blink: .flag(true)
    case .reviewer, .model: .text("")
    }
  }
}
