import Labels
import Refiner

/// The maps as they are after all decisions, kept up to date by painting what has changed.
///
/// Components as refining left them do not overlap, so a component has one class at a time and order does
/// not matter; reshapes lie on top of them and are painted over a copy.
struct ComposedMaps {
  private struct Entry {
    /// The map without reshapes.
    var plain: LabelMap
    /// The map with them; nil when the image has none.
    var reshaped: LabelMap?
    var painted: [ComponentID: ClassID] = [:]
    var rows = -1
    let owner: ImageID

    var map: LabelMap { reshaped ?? plain }
    var bytes: Int { plain.ids.count + (reshaped?.ids.count ?? 0) }
  }

  /// Bytes that the maps kept take together, but for the newest.
  private static let limit = 32 << 20

  private let source: any ImageSource
  private var entries: [Entry] = []

  /// Starts with none.
  init(source: any ImageSource) { self.source = source }

  /// The map of an image after all decisions of `state`.
  ///
  /// A change of one component costs its pixels; the first call for an image a copy of its map.
  /// - Throws: what reading a component's pixels throws; the map is then as it was.
  mutating func map(of image: ImageID, base: BaseMap, state: ReviewState) throws -> LabelMap {
    var entry = take(image) ?? Entry(plain: base.map, owner: image)
    defer { put(entry) }
    guard entry.rows != state.entries else { return entry.map }
    for (component, own) in base.classes {
      let wanted = state.decisions[component]?.classAfter ?? own
      guard wanted != entry.painted[component] ?? own else { continue }
      try source.runs(of: component).paint(wanted, into: &entry.plain)
      entry.painted[component] = wanted
    }
    let shapes = state.shapes(of: image)
    entry.reshaped = nil
    if !shapes.isEmpty {
      var map = entry.plain
      let changes = shapes.changes(in: map.size) { component in
        entry.painted[component] ?? base.classes[component] ?? .void
      }
      for change in changes { change.runs.paint(change.classID, into: &map) }
      entry.reshaped = map
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
    var bytes = entries.reduce(0) { $0 + $1.bytes }
    while bytes > Self.limit, entries.count > 1 { bytes -= entries.removeFirst().bytes }
  }
}
