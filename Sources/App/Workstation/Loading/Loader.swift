import Dispatch
import Refiner
import Synchronization

/// Reads one thing per image in the background and keeps the last ones, bounded by bytes.
///
/// It may be used from any thread. At most two threads read; what was asked for last is read first, and
/// what has been overtaken by too many later wishes is not read at all.
final class Loader<Value: Sendable>: Sendable {
  private struct Books {
    var state = LoaderState<Value>()
    var workers = 0
  }

  private static var maximumWorkers: Int { 2 }

  private let books = Mutex(Books())
  private let queue = DispatchQueue(
    label: "fleck.loader", qos: .userInitiated, attributes: .concurrent)
  private let limit: Int
  private let read: @Sendable (ImageRecord) throws -> Value
  private let cost: @Sendable (Value) -> Int
  private let didLoad: @Sendable () -> Void

  /// Makes a loader that keeps at most `limit` bytes, but always the image that is shown.
  init(
    limit: Int, read: @escaping @Sendable (ImageRecord) throws -> Value,
    cost: @escaping @Sendable (Value) -> Int, didLoad: @escaping @Sendable () -> Void
  ) {
    self.limit = limit
    self.read = read
    self.cost = cost
    self.didLoad = didLoad
  }

  /// What could not be read when it was tried last, and why.
  var failures: [ImageID: String] { books.withLock { $0.state.failures } }

  /// Whether nothing is being read and nothing waits to be.
  var isIdle: Bool { books.withLock { $0.state.isIdle } }

  /// The value of the image to be shown; waits for it until a deadline.
  func value(of image: ImageRecord, until deadline: DispatchTime) -> Loaded<Value> {
    request(image)
    let signal = books.withLock { $0.state.signal(of: image.id) }
    // The signal is passed on to whoever else waits.
    if let signal, signal.wait(timeout: deadline) == .success { signal.signal() }
    return books.withLock { $0.state.values[image.id] ?? .loading }
  }

  /// Begins to read the image to be shown.
  func request(_ image: ImageRecord) {
    books.withLock { $0.state.show(image.id) }
    prefetch(image)
  }

  /// Begins to read an image that will be shown soon.
  func prefetch(_ image: ImageRecord) {
    let needsWorker = books.withLock { books in
      guard books.state.wish(image), books.workers < Self.maximumWorkers else { return false }
      books.workers += 1
      return true
    }
    if needsWorker { queue.async { @Sendable [self] in work() } }
  }

  private func work() {
    while let image = nextWish() {
      let value = load(image)
      let cost = value.value.map(cost) ?? 0
      books.withLock { $0.state.finish(image.id, with: value, cost: cost, limit: limit) }
      didLoad()
    }
  }

  private func nextWish() -> ImageRecord? {
    books.withLock { books in
      let image = books.state.next()
      if image == nil { books.workers -= 1 }
      return image
    }
  }

  private func load(_ image: ImageRecord) -> Loaded<Value> {
    do { return .ready(try read(image)) } catch { return .failed("\(error)") }
  }
}
