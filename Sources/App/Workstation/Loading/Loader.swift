import Dispatch
import Refiner
import Synchronization

/// Reads one thing per image in the background and keeps the last ones, bounded by bytes.
///
/// It may be used from any thread; every image is read by one thread at a time.
final class Loader<Value: Sendable>: Sendable {
  private struct State {
    var values: [ImageID: Loaded<Value>] = [:]
    var costs: [ImageID: Int] = [:]
    var used: [ImageID] = []
    var running: [ImageID: DispatchSemaphore] = [:]
  }

  private let state = Mutex(State())
  private let queue: DispatchQueue
  private let limit: Int
  private let read: @Sendable (ImageRecord) throws -> Value
  private let cost: @Sendable (Value) -> Int
  private let didLoad: @Sendable () -> Void

  /// Makes a loader that keeps at most `limit` bytes, but always the last value.
  init(
    limit: Int, queue: DispatchQueue, read: @escaping @Sendable (ImageRecord) throws -> Value,
    cost: @escaping @Sendable (Value) -> Int, didLoad: @escaping @Sendable () -> Void
  ) {
    self.limit = limit
    self.queue = queue
    self.read = read
    self.cost = cost
    self.didLoad = didLoad
  }

  /// Whether nothing is being read.
  var isIdle: Bool { state.withLock { $0.running.isEmpty } }

  /// The value of an image; waits at most `patience` for it.
  func value(of image: ImageRecord, patience: DispatchTimeInterval) -> Loaded<Value> {
    let running: DispatchSemaphore? = start(image)
    guard let running else { return found(image.id) }
    if running.wait(timeout: .now() + patience) == .success { running.signal() }
    return found(image.id)
  }

  /// Begins to read an image that will be needed soon.
  func prefetch(_ image: ImageRecord) { _ = start(image) }

  /// What to wait for; nil when the value is there already.
  private func start(_ image: ImageRecord) -> DispatchSemaphore? {
    let (semaphore, isNew): (DispatchSemaphore?, Bool) = state.withLock { state in
      if let running = state.running[image.id] { return (running, false) }
      if state.values[image.id] != nil { return (nil, false) }
      let semaphore = DispatchSemaphore(value: 0)
      state.running[image.id] = semaphore
      return (semaphore, true)
    }
    if isNew, let semaphore {
      queue.async { @Sendable [self] in
        finish(image.id, with: load(image))
        semaphore.signal()
        didLoad()
      }
    }
    return semaphore
  }

  private func load(_ image: ImageRecord) -> Loaded<Value> {
    do { return .ready(try read(image)) } catch { return .failed("\(error)") }
  }

  private func found(_ id: ImageID) -> Loaded<Value> {
    state.withLock { state in
      guard let value = state.values[id] else { return .loading }
      state.used.removeAll { $0 == id }
      state.used.append(id)
      return value
    }
  }

  private func finish(_ id: ImageID, with value: Loaded<Value>) {
    state.withLock { state in
      state.running[id] = nil
      state.values[id] = value
      state.costs[id] = value.value.map(cost) ?? 0
      state.used.append(id)
      while state.used.count > 1, state.costs.values.reduce(0, +) > limit {
        let oldest = state.used.removeFirst()
        state.values[oldest] = nil
        state.costs[oldest] = nil
      }
    }
  }
}
