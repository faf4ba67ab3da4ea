import ArgumentParser
import Foundation
import Render

/// The options that the file of settings has too; what is not given here comes from there.
struct PreferenceOptions: ParsableArguments {
  @Option(help: "Who decides; goes into the journal (default: the login name).")
  var reviewer: String?

  @Option(help: "The key map to start from: review, labelme or cvat.")
  var preset: KeymapPreset?

  @Option(help: "Colours to use (default: auto).")
  var color: ColourChoice?

  @Option(help: "How the canvas is drawn (default: auto).")
  var glyphs: GlyphChoice?

  @Option(help: "The theme: standard, safe, light, contrast, mono, or the path of a .toml file.")
  var theme: String?

  @Flag(
    inversion: .prefixedNo,
    help: "Use the mouse (default: yes); Shift-drag selects text all the same.")
  var mouse: Bool?

  @Flag(inversion: .prefixedNo, help: "Explain the first steps (default: yes).")
  var hints: Bool?

  @Flag(inversion: .prefixedNo, help: "Let B blink (default: yes, unless NO_MOTION is set).")
  var blink: Bool?

  /// What was typed.
  private var typed: Preferences {
    Preferences(
      preset: preset, theme: theme, color: color, glyphs: glyphs, mouse: mouse, hints: hints,
      blink: blink, reviewer: reviewer)
  }

  /// What holds: command line, environment, file, in this order.
  /// - Throws: `PreferencesError` that names the variable, `ConfigurationError` with line and key.
  func settings(
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) throws -> Settings {
    let configuration = try Configuration.user(UserFolders(environment))
    let nearer = typed.filled(from: try Preferences(environment: environment))
    let preferences = nearer.filled(from: configuration.preferences)
    return Settings(
      preferences: preferences, keymap: try configuration.keymap(preferences.preset),
      themeOrigin: nearer.theme == nil ? configuration.path : nil, environment: environment)
  }
}

extension KeymapPreset: ExpressibleByArgument {}

/// What holds for one start of the workstation.
struct Settings: Sendable {
  /// What was set, wherever.
  let preferences: Preferences
  /// Which keys mean what.
  let keymap: Keymap
  /// The file that names the theme; nil when the theme was asked for more directly, or not at all.
  let themeOrigin: String?
  /// The environment of the program.
  let environment: [String: String]

  /// Who decides.
  var reviewer: String {
    let named = preferences.reviewer ?? environment["USER"] ?? environment["LOGNAME"]
    // In containers and cron jobs neither is set, but the account has a name.
    return named ?? (NSUserName().isEmpty ? "unknown" : NSUserName())
  }

  /// Themes, hints and memory of a reviewer at a terminal.
  var personalisation: Personalisation {
    var personal = scriptPersonalisation
    personal.hasHints = preferences.hints ?? true
    personal.memory = MemoryFile(UserFolders(environment))
    return personal
  }

  /// A script has the themes, but no memory of other sessions.
  var scriptPersonalisation: Personalisation {
    let environment = environment
    return Personalisation(
      themes: ThemeChoice.names(environment: environment),
      theme: preferences.theme ?? Theme.builtIn.name,
      load: { try ThemeChoice.theme(named: $0, environment: environment) })
  }

  /// Whether anything on the screen may blink.
  var allowsMotion: Bool {
    (preferences.blink ?? true) && environment["NO_MOTION"]?.isEmpty ?? true
  }

  /// The colour depth asked for; nil when the terminal decides.
  var depth: ColourDepth? { (preferences.color ?? .auto).depth }
}
