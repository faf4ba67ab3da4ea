import Render

/// What one user's workstation has beside the run: themes to switch between, hints, and a memory.
struct Personalisation {
  /// The themes that can be switched to.
  var themes: [String] = ["standard"]
  /// The theme that the settings name.
  var theme = "standard"
  /// Reads a theme by its name.
  var load: (String) throws -> Theme = { _ in .builtIn }
  /// Whether the first steps are explained.
  var hasHints = false
  /// What is kept from one session to the next; nil keeps nothing.
  var memory: MemoryFile?
}
