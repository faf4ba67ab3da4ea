import Dispatch
import Refiner

/// The books of a ``Loader``: what is there, what is wanted, what has to go.
struct LoaderState<Value: Sendable>: Sendable {
  /// What has been read, or why not.
  private(set) var values: [ImageID: Loaded<Value>] = [:]
  /// The image that is on the screen: it is never given up for one that is read ahead.
  private(set) var shown: ImageID?
  private var costs: [ImageID: Int] = [:]
  /// Ids in the order of their last use, the newest last.
  private var used: [ImageID] = []
  /// What waits to be read, the newest wish last.
  private var wishes: [ImageRecord] = []
  /// One per image that waits or is being read; signalled when that is over.
  private var signals: [ImageID: DispatchSemaphore] = [:]
  /// Images that did not fit beside the one shown; not read ahead again.
  private var unfit: Set<ImageID> = []

  /// More wishes than these are the trace of a reviewer who has gone on.
  private static var maximumWishes: Int { 6 }

  /// Whether nothing is being read and nothing waits to be.
  var isIdle: Bool { signals.isEmpty }

  /// What could not be read, and why.
  var failures: [ImageID: String] {
    values.compactMapValues { value in
      if case .failed(let reason) = value { reason } else { nil }
    }
  }

  /// What to wait for until an image has been read; nil when there is nothing to wait for.
  func signal(of id: ImageID) -> DispatchSemaphore? { signals[id] }

  /// Notes which image is on the screen; a reading that failed is tried again on the next visit.
  mutating func show(_ id: ImageID) {
    if shown != id, case .failed = values[id] { values[id] = nil }
    shown = id
    touch(id)
  }

  /// Notes a wish; whether there is something new to be read.
  mutating func wish(_ image: ImageRecord) -> Bool {
    let id = image.id
    guard values[id] == nil, shown == id || !unfit.contains(id) else { return false }
    if signals[id] != nil {
      guard let place = wishes.firstIndex(where: { $0.id == id }) else { return false }
      wishes.append(wishes.remove(at: place))
      return false
    }
    signals[id] = DispatchSemaphore(value: 0)
    wishes.append(image)
    if wishes.count > Self.maximumWishes {
      let overtaken = wishes.removeFirst()
      signals.removeValue(forKey: overtaken.id)?.signal()
    }
    return true
  }

  /// Takes the newest wish.
  mutating func next() -> ImageRecord? { wishes.popLast() }

  /// Notes what has been read and gives up what has not been used for longest.
  mutating func finish(_ id: ImageID, with value: Loaded<Value>, cost: Int, limit: Int) {
    values[id] = value
    costs[id] = cost
    touch(id)
    while isOver(limit), let oldest = used.first(where: { $0 != shown && $0 != id }) {
      forget(oldest)
    }
    if isOver(limit), id != shown {
      forget(id)
      unfit.insert(id)
    }
    signals.removeValue(forKey: id)?.signal()
  }

  private func isOver(_ limit: Int) -> Bool { costs.values.reduce(0, +) > limit }

  private mutating func touch(_ id: ImageID) {
    used.removeAll { $0 == id }
    used.append(id)
  }

  private mutating func forget(_ id: ImageID) {
    used.removeAll { $0 == id }
    values[id] = nil
    costs[id] = nil
  }
}
