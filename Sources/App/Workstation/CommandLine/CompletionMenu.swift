/// What Tab offers, and which of it is in the line now.
struct CompletionMenu: Hashable, Sendable {
  /// Where in the line the offered texts begin, in characters.
  let start: Int
  /// The offered texts.
  let texts: [String]
  /// The place of the one in the line; nil while the line holds only what all have in common.
  private(set) var selection: Int?

  /// Offers some texts.
  init(start: Int, texts: [String]) {
    self.start = start
    self.texts = texts
  }

  /// The text that is in the line.
  var chosen: String? { selection.map { texts[$0] } }

  /// Goes on to another text, around the ends.
  mutating func move(by step: Int) {
    guard let selection else {
      self.selection = step > 0 ? 0 : texts.count - 1
      return
    }
    self.selection = (selection + step + texts.count) % texts.count
  }
}
