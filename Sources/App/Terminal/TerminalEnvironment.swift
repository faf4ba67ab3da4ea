import Foundation
import Render

/// What the environment says about the terminal.
struct TerminalEnvironment: Hashable, Sendable {
  /// The environment's variables.
  let variables: [String: String]

  /// The environment of this process.
  static var current: TerminalEnvironment {
    TerminalEnvironment(variables: ProcessInfo.processInfo.environment)
  }

  /// The terminfo names to try: TERM, then what most terminals understand.
  func candidateNames() throws(TerminalError) -> [String] {
    guard let term = variables["TERM"], !term.isEmpty else { throw .noTerm }
    if term == "dumb" || term == "unknown" { throw .cannotMoveCursor(term: term) }
    return [term] + ["xterm-256color", "vt100"].filter { $0 != term }
  }

  /// The colour depth: what the terminal shows, or less where less is asked for.
  ///
  /// A request wins over NO_COLOR (no-color.org). Inside tmux 24-bit colour counts only when tmux
  /// passes it on: it folds it to 256 colours silently otherwise, and some classes become the same.
  func depth(
    request: ColourDepth?, colours: Int, hasDirectColour: Bool,
    tmuxShowsDirect: () -> Bool = TmuxClient.showsDirectColour
  ) -> ColourDepth {
    if request == nil, variables["NO_COLOR"]?.isEmpty == false { return .mono }
    let isLess = request.map { $0.rawValue < ColourDepth.direct.rawValue } ?? false
    let isFolded = hasDirectColour && !isLess && variables["TMUX"] != nil && !tmuxShowsDirect()
    let most: ColourDepth =
      switch colours {
      case _ where hasDirectColour: isFolded ? .indexed256 : .direct
      case 256...: .indexed256
      case 16...: .ansi16
      case 8...: .ansi8
      default: .mono
      }
    guard let request, request.rawValue < most.rawValue else { return most }
    return request
  }
}
