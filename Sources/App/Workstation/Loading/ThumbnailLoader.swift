import Dispatch
import Labels
import Refiner
import Render
import Synchronization

/// Reads small label maps of many images in the background, with all decisions painted in.
///
/// It may be used from any thread. Two threads read; only what was asked for last is read at all. An old
/// picture is shown until the new one is there.
final class ThumbnailLoader: Sendable {
  private struct Entry {
    let state: Int
    let picture: Loaded<LabelMap>
    var use: Int
  }

  private struct Books {
    var entries: [ImageID: Entry] = [:]
    /// What is to be read, the next one last.
    var wishes: [Overview.Tile] = []
    var reading: Set<ImageID> = []
    var review = ReviewState()
    var workers = 0
    var clock = 0
  }

  /// Pictures kept; some kilobytes each.
  static let limit = 1024
  /// Columns of a picture; a tile is never wider in sub-cells.
  static let width = 128
  private static let maximumWorkers = 2

  private let books = Mutex(Books())
  private let queue = DispatchQueue(
    label: "fleck.thumbnails", qos: .utility, attributes: .concurrent)
  private let read: @Sendable (ImageRecord, ReviewState) throws -> LabelMap
  private let didLoad: @Sendable () -> Void

  /// Makes a loader; `read` is called on two threads at most.
  init(
    read: @escaping @Sendable (ImageRecord, ReviewState) throws -> LabelMap,
    didLoad: @escaping @Sendable () -> Void
  ) {
    self.read = read
    self.didLoad = didLoad
  }

  /// Makes a loader for a run's maps.
  convenience init(
    _ source: any ImageSource, taxonomy: Taxonomy, didLoad: @escaping @Sendable () -> Void
  ) {
    // How it looks does not matter here: what counts is which labels survive being shrunk.
    let painter = LabelPainter(
      taxonomy: taxonomy, theme: .builtIn, depth: .direct, glyphs: .half)
    self.init(
      read: { image, state in
        var maps = ComposedMaps(source: source)
        let base = try BaseMap(of: image, from: source)
        let map = try maps.map(of: image.id, base: base, state: state)
        return painter.reduced(map, width: Self.width, rule: .thinPriority)
      }, didLoad: didLoad)
  }

  /// Whether nothing is being read and nothing waits to be.
  var isIdle: Bool { books.withLock { $0.wishes.isEmpty && $0.reading.isEmpty } }

  /// The pictures of tiles that are on the screen; begins to read what is missing or old.
  func pictures(of tiles: [Overview.Tile], state: ReviewState) -> [ImageID: Loaded<LabelMap>] {
    let (found, workers) = books.withLock { books in
      books.clock += 1
      books.review = state
      var found: [ImageID: Loaded<LabelMap>] = [:]
      for tile in tiles {
        found[tile.image.id] = books.entries[tile.image.id]?.picture ?? .loading
        books.entries[tile.image.id]?.use = books.clock
      }
      books.wishes = tiles.reversed().filter { tile in
        !books.reading.contains(tile.image.id) && books.entries[tile.image.id]?.state != tile.state
      }
      let workers = min(Self.maximumWorkers - books.workers, books.wishes.count)
      books.workers += max(0, workers)
      return (found, workers)
    }
    for _ in 0..<max(0, workers) { queue.async { @Sendable [self] in work() } }
    return found
  }

  private func work() {
    while let (tile, state) = next() {
      let picture: Loaded<LabelMap>
      do {
        picture = .ready(try read(tile.image, state))
      } catch {
        picture = .failed("\(error)")
      }
      books.withLock { books in
        books.reading.remove(tile.image.id)
        books.entries[tile.image.id] = Entry(state: tile.state, picture: picture, use: books.clock)
        Self.trim(&books)
      }
      didLoad()
    }
  }

  private func next() -> (tile: Overview.Tile, state: ReviewState)? {
    books.withLock { books in
      guard let tile = books.wishes.popLast() else {
        books.workers -= 1
        return nil
      }
      books.reading.insert(tile.image.id)
      return (tile, books.review)
    }
  }

  /// Gives up what has not been on the screen for longest.
  private static func trim(_ books: inout Books) {
    guard books.entries.count > limit else { return }
    let old = books.entries.sorted { $0.value.use < $1.value.use }
    for (id, _) in old.prefix(books.entries.count - limit * 3 / 4) { books.entries[id] = nil }
  }
}
