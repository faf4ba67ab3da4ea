/// Guesses what somebody meant to write.
enum Spelling {
  /// The nearest of some words in any case; nil when none is near.
  /// - Complexity: O(words x length^2).
  static func nearest(to word: String, in words: [String]) -> String? {
    let folded = Array(word.lowercased())
    let ranked = words.map { ($0, distance(folded, Array($0.lowercased()))) }
    guard let best = ranked.min(by: { $0.1 < $1.1 }), best.1 <= max(2, folded.count / 3) else {
      return nil
    }
    return best.0
  }

  /// Letters to add, take away or change until one word is the other (Levenshtein).
  /// - Complexity: O(product of the lengths).
  static func distance(_ first: [Character], _ second: [Character]) -> Int {
    var row = Array(0...second.count)
    for (i, letter) in first.enumerated() {
      var corner = row[0]
      row[0] = i + 1
      for (j, other) in second.enumerated() {
        let change = corner + (letter == other ? 0 : 1)
        corner = row[j + 1]
        row[j + 1] = min(change, row[j] + 1, corner + 1)
      }
    }
    return row[second.count]
  }
}
