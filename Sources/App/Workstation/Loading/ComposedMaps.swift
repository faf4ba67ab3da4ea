import Labels
import Refiner

/// The maps as they are after all decisions, kept up to date by painting what has changed.
///
/// Components do not overlap, so a component has one class at a time and order does not matter.
struct ComposedMaps {
  private struct Entry {
    var map: LabelMap
    var painted: [ComponentID: ClassID]
    var rows: Int
    let owner: ImageID
  }

  /// Number of maps kept.
  private static let limit = 4

  private let source: any ImageSource
  private var entries: [Entry] = []

  /// Starts with none.
  init(source: any ImageSource) { self.source = source }

  /// The map of an image after all decisions of `state`.
  ///
  /// A change of one component costs its pixels; the first call for an image a copy of its map.
  /// - Throws: what reading a component's pixels throws; the map is then as it was.
  mutating func map(of image: ImageID, base: BaseMap, state: ReviewState) throws -> LabelMap {
    var entry = take(image) ?? Entry(map: base.map, painted: [:], rows: -1, owner: image)
    defer { put(entry) }
    guard entry.rows != state.entries else { return entry.map }
    for (component, own) in base.classes {
      let wanted = state.decisions[component]?.classAfter ?? own
      guard wanted != entry.painted[component] ?? own else { continue }
      try source.runs(of: component).paint(wanted, into: &entry.map)
      entry.painted[component] = wanted
    }
    entry.rows = state.entries
    return entry.map
  }

  private mutating func take(_ image: ImageID) -> Entry? {
    guard let place = entries.firstIndex(where: { $0.owner == image }) else { return nil }
    return entries.remove(at: place)
  }

  private mutating func put(_ entry: Entry) {
    entries.append(entry)
    if entries.count > Self.limit { entries.removeFirst() }
  }
}
