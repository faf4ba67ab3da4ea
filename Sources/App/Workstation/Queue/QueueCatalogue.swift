import Refiner

/// All components of a run and what is known of them: what filters choose from.
struct QueueCatalogue: Sendable {
  /// The components by the first ranking's gain, descending; the rest of the queue counts in places of
  /// this list.
  private(set) var items: [QueueItem]
  /// How far the classifier contradicts each label, 0...1; empty before anything was learnt.
  private(set) var disagreements: [Float] = []
  /// The lint rules that each component breaks; empty before they were looked for.
  private(set) var lint: [LintRules] = []
  /// The places by the newest ranking's gain, descending; empty before anything was learnt.
  private(set) var byGain: [Int32] = []
  /// The places in the hidden slice's random order; empty before anything was learnt.
  private(set) var slice: [Int32] = []
  private let index: PlaceIndex

  /// Takes the components, by gain, descending.
  init(_ items: [QueueItem]) {
    self.items = items
    index = PlaceIndex(items)
  }

  /// Number of components.
  var count: Int { items.count }

  /// The place of a component; nil when the run has none of this id.
  func place(of id: ComponentID) -> Int? { index.place(of: id) }

  /// What is known of the component in a place.
  func facts(at place: Int) -> ComponentFacts {
    ComponentFacts(
      item: items[place],
      disagreement: disagreements.isEmpty ? nil : disagreements[place],
      lint: lint.isEmpty ? [] : lint[place])
  }

  /// Takes over what was learnt: suspicions and gains, and disagreements.
  /// - Complexity: O(components).
  mutating func take(_ ranking: QueueRanking) {
    for place in items.indices {
      guard let suspicion = ranking.suspicions[items[place].id] else { continue }
      items[place].suspicion = suspicion
      items[place].gain = suspicion * Float(items[place].area)
    }
    let places = index.places()
    byGain = ranking.byGain.compactMap { places[$0] }
    if byGain.count < count {
      // What the ranking does not know comes last.
      byGain += items.indices.filter { ranking.suspicions[items[$0].id] == nil }.map(Int32.init)
    }
    if slice.isEmpty { slice = ranking.slice.compactMap { places[$0] } }
    guard disagreements.isEmpty, !ranking.disagreements.isEmpty else { return }
    disagreements = items.map { ranking.disagreements[$0.id] ?? 0 }
  }

  /// Takes over which rules each component breaks.
  /// - Complexity: O(components).
  mutating func take(_ found: [ComponentID: LintRules]) {
    lint = items.map { found[$0.id] ?? [] }
  }
}

/// What filters and sort orders look at of one component.
struct ComponentFacts: Hashable, Sendable {
  /// Its row of the queue.
  let item: QueueItem
  /// How far the classifier contradicts the label, 0...1; nil before anything was learnt.
  let disagreement: Float?
  /// The lint rules that it breaks.
  let lint: LintRules
}
