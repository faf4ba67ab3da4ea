import Refiner
import Synchronization

/// Finds components in a list by their ids.
///
/// The table that makes it fast takes longer to build than the first frame may wait, so the first search
/// goes through the list, and the second builds it.
final class PlaceIndex: Sendable {
  private struct Books {
    var searches = 0
    var places: [ComponentID: Int32]?
  }

  private let ids: [ComponentID]
  private let books = Mutex(Books())

  /// Indexes a list of items.
  init(_ items: [QueueItem]) { ids = items.map(\.id) }

  /// The place of a component; nil when the list has none of this id.
  /// - Complexity: O(1) but for the first two searches.
  func place(of id: ComponentID) -> Int? {
    books.withLock { books in
      books.searches += 1
      if books.searches == 1 { return ids.firstIndex(of: id) }
      return table(&books)[id].map(Int.init)
    }
  }

  /// The whole table, for many searches.
  func places() -> [ComponentID: Int32] { books.withLock { table(&$0) } }

  private func table(_ books: inout Books) -> [ComponentID: Int32] {
    if let places = books.places { return places }
    let places = Dictionary(
      ids.enumerated().map { ($1, Int32($0)) }, uniquingKeysWith: { first, _ in first })
    books.places = places
    return places
  }
}
