internal import Synchronization

/// Places that parallel work puts its results into, in any order.
internal final class ResultStore<Value: Sendable>: Sendable {
  private let values: Mutex<[Value?]>

  /// Makes empty places.
  init(count: Int) { values = Mutex(Array(repeating: nil, count: count)) }

  /// Fills a place.
  func put(_ value: Value, at index: Int) { values.withLock { $0[index] = value } }

  /// The results in order; places that were never filled are left out.
  var all: [Value] { values.withLock { $0.compactMap { $0 } } }
}
