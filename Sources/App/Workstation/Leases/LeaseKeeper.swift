import Dispatch
import Refiner
import Synchronization

/// Holds the image under the cursor for its reviewer, and knows who has the others.
///
/// Files are read and written on a thread of its own; only a decision waits for them.
final class LeaseKeeper: Sendable {
  /// How often it is looked who has what, in seconds.
  private static let interval = 10.0

  private struct Books {
    /// The image under the cursor, when it is to be held.
    var wanted: ImageID?
    /// The image that is held, or was tried to.
    var current: ImageID?
    var holders: [ImageID: LeaseHolder] = [:]
    var hasNews = true
    var problem: String?
    var tasks = 0
    var isStopped = false
    var touched = ContinuousClock.now
  }

  private let folder: LeaseFolder
  /// The images that everybody may review at once.
  private let shared: Set<ImageID>
  private let books: Mutex<Books>
  private let queue = DispatchQueue(label: "fleck.leases", qos: .utility)
  private let didLoad: @Sendable () -> Void

  /// Takes over what this reviewer has decided about before, and looks who has what.
  ///
  /// decided: the images with decisions of this reviewer.
  /// - Throws: `LeaseError`.
  init(
    _ folder: LeaseFolder, shared: Set<ImageID>, decided: Set<ImageID>,
    didLoad: @escaping @Sendable () -> Void
  ) throws(LeaseError) {
    self.folder = folder
    self.shared = shared
    self.didLoad = didLoad
    let mine = Set(try folder.doneImages())
    for image in decided.subtracting(mine).subtracting(shared).sorted() {
      _ = try folder.take(image, done: true)
    }
    // Left by a process that was killed before it could decide.
    for image in mine.subtracting(decided).sorted() {
      guard try folder.take(image) == nil else { continue }
      try folder.takeBack(image)
      try folder.leave(image)
    }
    books = Mutex(Books(holders: try folder.holders().filter { !shared.contains($0.key) }))
    tick()
  }

  /// Who has which images of others, once when it has changed; nil else.
  func takeHolders() -> [ImageID: LeaseHolder]? {
    books.withLock { books in
      defer { books.hasNews = false }
      return books.hasNews ? books.holders : nil
    }
  }

  /// What went wrong where nobody waited for it, once.
  func takeProblem() -> String? {
    books.withLock { books in
      defer { books.problem = nil }
      return books.problem
    }
  }

  /// Whether nothing is being done.
  var isIdle: Bool { books.withLock { $0.tasks == 0 } }

  /// Says which image is under the cursor, for every frame; never waits.
  func want(_ image: ImageID?) {
    let wanted = image.flatMap { shared.contains($0) ? nil : $0 }
    let begins = books.withLock { books in
      guard books.wanted != wanted, !books.isStopped else { return false }
      books.wanted = wanted
      books.tasks += 1
      return true
    }
    guard begins else { return }
    queue.async { [self] in
      follow()
      books.withLock { $0.tasks -= 1 }
      didLoad()
    }
  }

  /// Makes sure that images are this reviewer's, and with `done` for good, because they decide about them
  /// now.
  /// - Throws: `HeldImage` for the first that somebody else has; `LeaseError`. Those before it are taken.
  func claim(_ images: [ImageRecord], done: Bool) throws {
    for image in images where !shared.contains(image.id) {
      guard let holder = try folder.take(image.id, done: done) else { continue }
      note(holder, of: image.id)
      throw HeldImage(image: image.id, stem: image.stem, holder: holder)
    }
  }

  /// Says that nothing is decided any more about images of this reviewer.
  func takeBack(_ images: [ImageID]) {
    for image in images where !shared.contains(image) {
      do {
        // It may have been decided about by a process before this one.
        guard try folder.take(image) == nil else { continue }
        try folder.takeBack(image)
        if books.withLock({ $0.current != image }) { try folder.leave(image) }
      } catch {
        books.withLock { $0.problem = "\(error)" }
      }
    }
  }

  /// Gives up what nothing was decided about; nothing is held afterwards.
  func stop() {
    books.withLock { books in
      books.isStopped = true
      books.wanted = nil
    }
    queue.sync { follow() }
  }

  private func note(_ holder: LeaseHolder, of image: ImageID) {
    books.withLock { books in
      books.holders[image] = holder
      books.hasNews = true
    }
  }

  /// Leaves the image that is not under the cursor any more and takes the one that is.
  private func follow() {
    let (old, new) = books.withLock { books in
      let old = books.current
      books.current = books.wanted
      return (old, books.wanted)
    }
    guard old != new else { return }
    perform {
      if let old { try folder.leave(old) }
      if let new, let holder = try folder.take(new) { note(holder, of: new) }
    }
    books.withLock { $0.touched = .now }
  }

  private func perform(_ body: () throws -> Void) {
    do { try body() } catch { books.withLock { $0.problem = "\(error)" } }
  }

  /// Looks who has what and says that the image under the cursor is still held, again and again.
  private func tick() {
    queue.asyncAfter(deadline: .now() + Self.interval) { [weak self] in
      guard let self, !books.withLock(\.isStopped) else { return }
      lookAround()
      tick()
    }
  }

  private func lookAround() {
    let (current, isDue) = books.withLock { books in
      (books.current, ContinuousClock.now - books.touched >= .seconds(LeaseFolder.heartbeat))
    }
    perform {
      if let current, isDue, try folder.renew(current) {
        books.withLock { $0.touched = .now }
      }
      let holders = try folder.holders().filter { !shared.contains($0.key) }
      let isNew = books.withLock { books in
        guard books.holders != holders else { return false }
        books.holders = holders
        books.hasNews = true
        return true
      }
      if isNew { didLoad() }
    }
  }
}
