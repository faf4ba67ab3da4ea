/// A name with `*` for any letters and `?` for one, in any case.
struct Wildcard: Hashable, Sendable {
  private let pattern: [Character]

  /// Takes a pattern.
  init(_ pattern: String) { self.pattern = Array(pattern.lowercased()) }

  /// Whether a whole name matches.
  /// - Complexity: O(pattern * name) at worst.
  func matches(_ name: String) -> Bool {
    let name = Array(name.lowercased())
    var (place, letter) = (0, 0)
    var retry: (place: Int, letter: Int)?
    while letter < name.count {
      if place < pattern.count, pattern[place] == "*" {
        retry = (place + 1, letter)
        place += 1
      } else if place < pattern.count, pattern[place] == "?" || pattern[place] == name[letter] {
        place += 1
        letter += 1
      } else if let last = retry {
        // The star takes one letter more.
        retry = (last.place, last.letter + 1)
        (place, letter) = (last.place, last.letter + 1)
      } else {
        return false
      }
    }
    return pattern[place...].allSatisfy { $0 == "*" }
  }
}
