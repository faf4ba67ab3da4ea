/// Who did something about which images in a source, beyond what the others know.
struct ReviewerWork {
  private struct Subject: Hashable {
    let reviewer: String
    let image: ImageID
  }

  /// The newest row of each.
  private var newest: [Subject: Int] = [:]

  /// Collects it.
  /// - Complexity: O(rows).
  init(_ source: MergeSource) {
    for (row, entry) in source.entries.enumerated().dropFirst(source.known)
    where !source.isTwin(entry) {
      newest[Subject(reviewer: entry.reviewer, image: entry.image)] = row
    }
  }

  /// The reviewers who did something about the same image in two sources, with the first such image; by name.
  ///
  /// rows: number of rows that both sources begin with.
  func clashes(
    with other: ReviewerWork, beyond rows: Int
  ) -> [(reviewer: String, image: ImageID)] {
    var found: [String: ImageID] = [:]
    for (subject, row) in newest where row >= rows {
      guard let theirs = other.newest[subject], theirs >= rows else { continue }
      found[subject.reviewer] = min(found[subject.reviewer] ?? subject.image, subject.image)
    }
    return found.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }
}
