import Labels
import Refiner

/// The images of a run as tiles of a grid, each with what is done and left.
struct Overview: Hashable, Sendable {
  /// One image.
  struct Tile: Hashable, Sendable {
    /// The image.
    let image: ImageRecord
    /// Number of components.
    var components = 0
    /// Number of components with a decision.
    var decided = 0
    /// Wrong pixels that deciding the rest is expected to fix.
    var gain = 0.0
    /// Expected number of wrong components without a decision.
    var wrong = 0.0
    /// A number that changes with the decisions about the image, so that old pictures are known.
    var state = 0

    /// Whether every component has a decision.
    var isDone: Bool { decided == components }
  }

  /// What the tiles can be sorted by.
  enum Order: String, CaseIterable, Hashable, Sendable {
    /// As in the run.
    case images = "image"
    /// The most pixels to fix first.
    case gain = "pixels to gain"
    /// The most wrong components first.
    case wrong = "wrong left"
    /// The least decided first.
    case progress = "progress"
  }

  /// The tiles in their order.
  private(set) var tiles: [Tile]
  /// What they are sorted by.
  private(set) var order = Order.images
  /// The place of the cursor, 0..<tiles; 0 when there are none.
  private(set) var selection = 0

  /// Counts the components of a run's images; the cursor is on `image`.
  /// - Complexity: O(items + images).
  init(_ items: [QueueItem], images: [ImageRecord], state: ReviewState, image: ImageID?) {
    var places: [ImageID: Int] = [:]
    tiles = images.map { Tile(image: $0) }
    for (place, image) in images.enumerated() { places[image.id] = place }
    for item in items {
      guard let place = places[item.image] else { continue }
      tiles[place].components += 1
      if state.decisions[item.id] != nil {
        tiles[place].decided += 1
        tiles[place].state ^= Self.mark(item.id, row: state.sequence(of: item.id) ?? 0)
      } else {
        tiles[place].gain += Double(item.gain)
        tiles[place].wrong += Double(item.suspicion)
      }
    }
    selection = image.flatMap { places[$0] } ?? 0
  }

  /// The tile under the cursor; nil when there are none.
  var selected: Tile? { tiles.isEmpty ? nil : tiles[selection] }

  /// Moves the cursor, kept inside the grid.
  mutating func move(by step: Int) {
    selection = max(0, min(selection + step, tiles.count - 1))
  }

  /// Sorts by the next order; the cursor stays on its image.
  mutating func changeOrder() {
    order = order.next
    let chosen = selected?.image.id
    tiles = tiles.sorted { first, second in
      let (a, b) = (value(of: first), value(of: second))
      return a != b ? a < b : first.image.id < second.image.id
    }
    if let chosen { selection = tiles.firstIndex { $0.image.id == chosen } ?? 0 }
  }

  private func value(of tile: Tile) -> Double {
    switch order {
    case .images: 0
    case .gain: -tile.gain
    case .wrong: -tile.wrong
    case .progress:
      tile.components > 0 ? Double(tile.decided) / Double(tile.components) : 1
    }
  }

  /// A number for one decision; mixed as in splitmix64, so that sums of different ones differ.
  private static func mark(_ id: ComponentID, row: Int) -> Int {
    var bits = UInt64(truncatingIfNeeded: id.rawValue) &* 0x9E37_79B9_7F4A_7C15
    bits ^= UInt64(truncatingIfNeeded: row) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 30)) &* 0x94D0_49BB_1331_11EB
    return Int(truncatingIfNeeded: bits ^ (bits >> 31))
  }
}
