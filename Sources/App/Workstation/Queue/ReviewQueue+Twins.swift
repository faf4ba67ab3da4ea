import Refiner

extension ReviewQueue {
  /// Shows these twins in the places of their originals, and no others; the cursor stays on its component.
  ///
  /// What the cursor is on changes only when it cannot stay: its original was opened again.
  /// - Complexity: O(1) when nothing changes; else O(n log n) in the number of components.
  mutating func showTwins(_ due: [RepeatBook.Twin], state: ReviewState) {
    let wanted = Set(due.map(\.item.id))
    var changed: [Int] = []
    for id in catalogue.shownTwins where !wanted.contains(id) {
      if let place = catalogue.showOriginal(of: id) { changed.append(place) }
    }
    for twin in due where twin.original != current?.id {
      if let place = catalogue.show(twin) { changed.append(place) }
    }
    if !changed.isEmpty { rearrange(changed, state: state) }
  }
}
