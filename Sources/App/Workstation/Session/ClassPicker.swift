import Labels

/// The choice of a class by the first letters of its name, or by its letter.
struct ClassPicker: Hashable, Sendable {
  private let classes: [TaxonomyClass]
  /// The place of the likeliest class, which is marked while nothing is typed.
  private var likeliest = 0
  /// What has been typed.
  private(set) var editor = LineEditor()
  /// The classes that match, best first.
  private(set) var matches: [TaxonomyClass]
  /// The place of the marked one in ``matches``; 0 when there is none.
  private(set) var selection = 0

  /// Whether the class is for the pixels that a tool gives up.
  var isForLostPixels = false

  /// Starts with all classes.
  init(_ taxonomy: Taxonomy) {
    classes = taxonomy.classes
    matches = taxonomy.classes
  }

  /// The class that Enter takes; nil when nothing matches.
  var chosen: TaxonomyClass? { matches.isEmpty ? nil : matches[selection] }

  /// The class of a capital letter typed first: it needs no Enter; nil for anything else.
  func classAtOnce(_ character: Character) -> TaxonomyClass? {
    guard editor.text.isEmpty, character.isUppercase else { return nil }
    // Where names begin with capitals it may be the beginning of another class's name.
    let isBeginning = classes.contains { $0.name.first == character && $0.letter != character }
    return isBeginning ? nil : classes.first { $0.letter == character }
  }

  /// Marks a class as the likeliest, as long as nothing has been typed.
  mutating func mark(_ id: ClassID) {
    guard let place = classes.firstIndex(where: { $0.id == id }) else { return }
    likeliest = place
    if editor.isEmpty { selection = place }
  }

  /// Narrows the choice.
  mutating func insert(_ text: String) {
    editor.insert(text)
    update()
  }

  /// Takes a key that edits what has been typed.
  mutating func take(_ key: KeyEvent) -> LineEditor.Answer {
    let before = editor.text
    defer { if editor.text != before { update() } }
    return editor.take(key)
  }

  /// Moves the mark, around the ends.
  mutating func move(by step: Int) {
    guard !matches.isEmpty else { return }
    selection = (selection + step + matches.count) % matches.count
  }

  /// The class's own letter first, then names that start with the text, then names that hold it.
  private mutating func update() {
    let text = editor.text.lowercased()
    selection = 0
    guard !text.isEmpty else {
      (matches, selection) = (classes, likeliest)
      return
    }
    let ranked = classes.compactMap { entry in rank(of: entry, for: text).map { ($0, entry) } }
    matches = (0...2).flatMap { rank in ranked.filter { $0.0 == rank }.map(\.1) }
  }

  private func rank(of entry: TaxonomyClass, for text: String) -> Int? {
    let name = entry.name.lowercased()
    if name == text || String(entry.letter).lowercased() == text { return 0 }
    if name.hasPrefix(text) { return 1 }
    return name.contains(text) ? 2 : nil
  }
}
