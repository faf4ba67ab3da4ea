import Labels
import Render

/// What a command that prints and leaves may know of its terminal.
struct TerminalFacts: Hashable, Sendable {
  /// Columns and rows of the window.
  let size: Size<ScreenSpace>
  /// The colours that it shows; nil where it understands text only.
  let depth: ColourDepth?
  /// Whether the locale can show more than ASCII.
  let isUTF8: Bool
}
