import Labels

/// Keys for the workstation in a file: one step a line, `#` starts a comment.
struct Script: Sendable {
  /// The largest terminal that a script may ask for, in cells per side.
  static let maximumSide = 1000

  /// The steps, each with its line from 1.
  let steps: [(line: Int, step: ScriptStep)]

  /// Reads a whole script before anything is done.
  /// - Throws: `ScriptError` with file and line of the first line that is no step.
  init(text: String, file: String) throws(ScriptError) {
    var steps: [(line: Int, step: ScriptStep)] = []
    for (index, line) in text.split(
      omittingEmptySubsequences: false, whereSeparator: \.isNewline
    ).enumerated() {
      do {
        if let step = try Self.step(line) { steps.append((index + 1, step)) }
      } catch {
        throw ScriptError(file: file, line: index + 1, reason: error.reason)
      }
    }
    self.steps = steps
  }

  /// Why a line is no step.
  private struct Problem: Error {
    let reason: String
  }

  private static func step(_ line: Substring) throws(Problem) -> ScriptStep? {
    let text = line.trimmed
    guard let first = text.first, first != "#" else { return nil }
    let verb = text.prefix { !$0.isWhitespace }
    if verb == "type" { return try typeStep(line) }
    let argument = uncommented(text.dropFirst(verb.count)).trimmed
    switch verb {
    case "frame": return .frame(path: argument.isEmpty ? nil : String(argument))
    case "state": return .state(path: argument.isEmpty ? nil : String(argument))
    case "resize": return .resize(try size(argument))
    case "wait":
      guard argument.isEmpty else { throw Problem(reason: "wait takes nothing after it") }
      return .wait
    case "click", "drag", "wheel":
      guard let reports = MouseScript.reports(verb, argument) else {
        throw Problem(reason: MouseScript.usage)
      }
      return .mouse(reports)
    default: return try key(verb, argument)
    }
  }

  private static func typeStep(_ line: Substring) throws(Problem) -> ScriptStep {
    let text = line.drop { $0.isWhitespace }.dropFirst("type ".count)
    guard !text.isEmpty else { throw Problem(reason: "type needs a text, like type goto 42") }
    return .type(String(text))
  }

  private static func key(
    _ name: Substring, _ argument: Substring
  ) throws(Problem) -> ScriptStep {
    guard let event = KeyEvent(name: String(name)) else {
      throw Problem(
        reason: "'\(name)' is neither a key (j, G, Enter, Ctrl-R, F1) nor a step (type, click, "
          + "drag, wheel, resize, wait, frame, state)")
    }
    guard argument.isEmpty else {
      throw Problem(reason: "one key a line; '\(argument)' after \(name) is too much")
    }
    return .key(event)
  }

  /// Reads `120x40`; both sides 1...1000.
  static func size(of text: some StringProtocol) -> Size<ScreenSpace>? {
    let parts = text.lowercased().split(separator: "x", omittingEmptySubsequences: false)
    guard parts.count == 2, let width = Int(parts[0]), let height = Int(parts[1]),
      (1...maximumSide).contains(width), (1...maximumSide).contains(height)
    else { return nil }
    return Size(width: width, height: height)
  }

  private static func size(_ text: Substring) throws(Problem) -> Size<ScreenSpace> {
    guard let size = size(of: text) else {
      throw Problem(reason: "resize needs WIDTHxHEIGHT in cells, 1 to 1000, like resize 120x40")
    }
    return size
  }

  private static func uncommented(_ text: Substring) -> Substring {
    var previous: Character = "x"
    for index in text.indices {
      if text[index] == "#", previous.isWhitespace { return text[..<index] }
      previous = text[index]
    }
    return text
  }
}
