/// What one check found.
struct CheckResult: Hashable, Sendable, Codable {
  /// How well it is.
  enum State: String, Hashable, Sendable, Codable {
    /// As it should be.
    case ok
    /// It works, but not as well as it could.
    case warn
    /// Something will not work.
    case fail
  }

  /// What was looked at, in one word.
  let check: String
  /// How well it is.
  let state: State
  /// What was found.
  let text: String
  /// What to do; nil when there is nothing.
  let advice: String?

  /// All is well.
  static func ok(_ check: String, _ text: String) -> CheckResult {
    CheckResult(check: check, state: .ok, text: text, advice: nil)
  }

  /// It works, but could work better.
  static func warn(_ check: String, _ text: String, _ advice: String) -> CheckResult {
    CheckResult(check: check, state: .warn, text: text, advice: advice)
  }

  /// It will not work.
  static func fail(_ check: String, _ text: String, _ advice: String) -> CheckResult {
    CheckResult(check: check, state: .fail, text: text, advice: advice)
  }
}
