import Foundation
import Labels
import Render

/// Looks at the terminal: its name, size, colours, locale and mouse.
struct TerminalCheck {
  /// The environment's variables.
  let variables: [String: String]
  /// What the terminal is.
  let facts: TerminalFacts
  /// Whether there is a terminal at all, and not a file or a pipe only.
  let hasTerminal: Bool
  /// Whether this machine's terminfo has TERM's entry.
  let isKnown: Bool
  /// Whether the tmux around passes 24-bit colours on; nil outside of tmux.
  let tmuxShowsDirect: Bool?

  /// Looks at the terminal of this process, on whichever standard stream it is.
  init(environment variables: [String: String]) {
    let environment = TerminalEnvironment(variables: variables)
    let descriptor = [STDOUT_FILENO, STDERR_FILENO, STDIN_FILENO].first { isatty($0) == 1 }
    self.init(
      variables: variables,
      facts: Terminal.facts(environment: environment, descriptor: descriptor ?? STDOUT_FILENO),
      hasTerminal: descriptor != nil, isKnown: Terminal.isKnown(variables["TERM"] ?? ""),
      tmuxShowsDirect: variables["TMUX"]?.isEmpty == false
        ? TmuxClient.showsDirectColour() : nil)
  }

  /// Looks at a terminal that is described.
  init(
    variables: [String: String], facts: TerminalFacts, hasTerminal: Bool, isKnown: Bool,
    tmuxShowsDirect: Bool?
  ) {
    self.variables = variables
    self.facts = facts
    self.hasTerminal = hasTerminal
    self.isKnown = isKnown
    self.tmuxShowsDirect = tmuxShowsDirect
  }

  private var term: String { variables["TERM"] ?? "" }

  /// All that it finds.
  ///
  /// Without a terminal there are no colours to speak of.
  var findings: [CheckResult] { hasTerminal ? [terminal, colours, locale] : [terminal, locale] }

  private var terminal: CheckResult {
    guard hasTerminal else {
      return .warn(
        "terminal", "none here; scripts (review --script) work without one",
        "start the workstation from a terminal")
    }
    if term.isEmpty || term == "dumb" || term == "unknown" {
      return .fail(
        "terminal", term.isEmpty ? "TERM is not set" : "TERM=\(term) cannot move its cursor",
        "set TERM to your terminal's name, for example export TERM=xterm-256color")
    }
    let size = "\(facts.size.width)x\(facts.size.height) cells"
    guard isKnown else {
      return .warn(
        "terminal", "\(term) is not in this machine's terminfo, taken for xterm-256color; \(size)",
        "install ncurses-term, or set TERM=xterm-256color")
    }
    if facts.size.width < 80 || facts.size.height < 24 {
      return .warn(
        "terminal", "\(term), \(size): panels fold away", "make the window 80x24 or larger")
    }
    return .ok("terminal", "\(term), \(size)")
  }

  private var colours: CheckResult {
    let says = variables["COLORTERM"].flatMap { $0.isEmpty ? nil : $0 }
    if variables["NO_COLOR"]?.isEmpty == false {
      return .ok("colours", "none, as NO_COLOR asks; letters tell the classes")
    }
    switch facts.depth {
    case .direct: return .ok("colours", "24 bits, as terminfo says of \(term)")
    case .indexed256 where tmuxShowsDirect == false && says != nil:
      return .ok(
        "colours",
        "256: this tmux folds 24-bit colours, whatever COLORTERM=\(says ?? "") says; 256 are enough"
      )
    case .indexed256: return .ok("colours", "256, as terminfo says of \(term)")
    case .ansi16, .ansi8:
      return .warn(
        "colours", "only \(facts.depth == .ansi8 ? 8 : 16): many classes look alike",
        "set TERM=xterm-256color (tmux-256color in tmux) if the terminal shows more, or use --theme mono"
      )
    case .mono, nil:
      return .warn(
        "colours", "none; letters tell the classes",
        "set TERM=xterm-256color if the terminal shows colours")
    }
  }

  private var locale: CheckResult {
    let name = ["LC_ALL", "LC_CTYPE", "LANG"].first { variables[$0]?.isEmpty == false }
    let set = name.map { "\($0)=\(variables[$0] ?? "")" } ?? "no LANG"
    guard facts.isUTF8 else {
      return .warn(
        "locale", "\(set) is not UTF-8: no half blocks, everything in ASCII",
        "export LANG=C.UTF-8, and start tmux with -u")
    }
    return .ok("locale", "\(set), UTF-8")
  }
}
