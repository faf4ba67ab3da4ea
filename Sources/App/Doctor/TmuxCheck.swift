/// Looks at the tmux that the program runs in.
struct TmuxCheck {
  /// Whether it runs in one.
  let isInside: Bool
  /// What `tmux -V` says; nil when it does not answer.
  let version: String?
  /// Milliseconds that tmux waits after ESC; nil when it does not say.
  let escapeTime: Int?

  /// More than this is felt at every Escape, in milliseconds.
  static let longestEscape = 50

  /// What it finds.
  var finding: CheckResult {
    guard isInside else { return .ok("tmux", "not inside of one") }
    guard let version, let escapeTime else {
      return .warn(
        "tmux", "inside of one that does not answer",
        "look at its settings by hand: set -sg escape-time 10")
    }
    if escapeTime > Self.longestEscape {
      return .warn(
        "tmux", "\(version), escape-time \(escapeTime): Escape takes that many milliseconds",
        "set -sg escape-time 10 in ~/.tmux.conf, and tmux set -sg escape-time 10 now")
    }
    return .ok("tmux", "\(version), escape-time \(escapeTime)")
  }

  /// Asks the tmux around.
  init(_ variables: [String: String], ask: ([String]) -> String? = TmuxClient.answer) {
    isInside = variables["TMUX"]?.isEmpty == false
    version = isInside ? ask(["-V"]) : nil
    escapeTime = isInside ? ask(["show-options", "-sv", "escape-time"]).flatMap { Int($0) } : nil
  }
}
