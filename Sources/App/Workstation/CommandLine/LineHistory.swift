/// The lines typed before, of this session and of earlier ones.
struct LineHistory: Hashable, Sendable {
  /// The most lines that are kept.
  static let limit = 500

  /// The lines, oldest first, each with its kind's sign before it: `:goto 42`.
  private(set) var lines: [String] = []
  /// Lines that came since ``takeNew()``.
  private var new: [String] = []

  /// Starts with lines of earlier sessions, oldest first.
  init(_ lines: [String] = []) {
    self.lines = Array(lines.suffix(Self.limit))
  }

  /// Adds a line as the newest; a line that was typed before moves there.
  /// - Complexity: O(lines).
  mutating func add(_ text: String, kind: LineKind) {
    let line = kind.rawValue + text
    guard lines.last != line, text.contains(where: { $0 != " " }) else { return }
    lines.removeAll { $0 == line }
    lines.append(line)
    if lines.count > Self.limit { lines.removeFirst(lines.count - Self.limit) }
    new.append(line)
  }

  /// The texts of one kind, oldest first, without the sign.
  func texts(of kind: LineKind) -> [String] {
    lines.filter { $0.hasPrefix(kind.rawValue) }.map { String($0.dropFirst()) }
  }

  /// The lines that are to be stored, once.
  mutating func takeNew() -> [String] {
    defer { new = [] }
    return new
  }
}
