import Labels

/// A map of ids with everything that is needed to draw and to explain it.
struct LabelPicture: Sendable {
  /// What the map holds, in words: `labels of cityscapes-19`, `mask`, `12 ids`.
  let title: String
  /// What else is known of it; nil for nothing.
  var note: String?
  /// Whether several ids of the file are drawn as one.
  var isFolded = false
  /// The map as it is drawn.
  let map: LabelMap
  /// Names, colours and letters of the map's ids.
  let taxonomy: Taxonomy
  /// What the map holds; nothing that has no pixels.
  let shares: [Share]

  /// How much of a map is of one id.
  struct Share: Hashable, Sendable {
    /// The id that is drawn; several ids of a file can share it.
    let drawnAs: ClassID
    /// The name of the class, or the file's own id.
    let name: String
    /// How many pixels, at least one.
    let pixels: Int
  }

  /// Labels of a taxonomy.
  init(_ map: LabelMap, taxonomy: Taxonomy) {
    title = "labels of \(taxonomy.name)"
    self.map = map
    self.taxonomy = taxonomy
    shares = Self.sorted(
      map.histogram().enumerated().map { id, pixels in
        let id = ClassID(UInt8(id))
        return Share(drawnAs: id, name: taxonomy.name(of: id), pixels: pixels)
      })
  }

  /// A map of something else, drawn with the classes given; the shares stay in order.
  init(title: String, map: LabelMap, taxonomy: Taxonomy, shares: [Share]) {
    self.title = title
    self.map = map
    self.taxonomy = taxonomy
    self.shares = shares.filter { $0.pixels > 0 }
  }

  /// Shares that cover something, the largest first; ties keep their order.
  static func sorted(_ shares: [Share]) -> [Share] {
    shares.filter { $0.pixels > 0 }.enumerated()
      .sorted { ($1.element.pixels, $0.offset) < ($0.element.pixels, $1.offset) }
      .map(\.element)
  }
}
