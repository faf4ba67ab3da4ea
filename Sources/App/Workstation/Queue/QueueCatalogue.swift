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
  /// The originals of the twins that are shown in their places.
  private var shelf: [ComponentID: QueueItem] = [:]

  /// Takes the components, by gain, descending.
  init(_ items: [QueueItem]) {
    self.items = items
    index = PlaceIndex(items)
  }

  /// Number of components.
  var count: Int { items.count }

  /// The place of a component; nil when the run has none of this id, or its twin is shown there.
  func place(of id: ComponentID) -> Int? {
    index.place(of: shelf[id]?.id ?? id).flatMap { items[$0].id == id ? $0 : nil }
  }

  /// The twins that are shown in the places of their originals.
  var shownTwins: [ComponentID] { Array(shelf.keys) }

  /// The component that was found, of a twin the original.
  func original(of item: QueueItem) -> QueueItem { shelf[item.id] ?? item }

  /// The component that is shown for one: itself, or its twin.
  func shown(_ item: QueueItem) -> QueueItem { index.place(of: item.id).map { items[$0] } ?? item }

  /// Whether a component is shown a second time.
  func isTwin(_ id: ComponentID) -> Bool { shelf[id] != nil }

  /// Shows a twin in the place of its original; the place, nil when it is shown already.
  /// - Complexity: O(components).
  mutating func show(_ twin: RepeatBook.Twin) -> Int? {
    guard let place = place(of: twin.original) else { return nil }
    shelf[twin.item.id] = items[place]
    items[place] = twin.item
    rankByGain([place])
    return place
  }

  /// Shows the original of a twin again; the place, nil when it is shown already.
  /// - Complexity: O(components).
  mutating func showOriginal(of twin: ComponentID) -> Int? {
    guard let place = place(of: twin), let original = shelf.removeValue(forKey: twin) else {
      return nil
    }
    items[place] = original
    rankByGain([place])
    return place
  }

  /// Moves places to where their gain belongs among the others.
  private mutating func rankByGain(_ places: [Int]) {
    guard !byGain.isEmpty, !places.isEmpty else { return }
    let moved = Set(places.map(Int32.init))
    byGain.removeAll { moved.contains($0) }
    for place in places {
      let gain = items[place].gain
      let target = byGain.firstIndex { items[Int($0)].gain < gain } ?? byGain.count
      byGain.insert(Int32(place), at: target)
    }
  }

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
      items[place].rank(by: suspicion)
    }
    for (twin, original) in shelf {
      if let suspicion = ranking.suspicions[original.id] { shelf[twin]?.rank(by: suspicion) }
    }
    let places = index.places()
    byGain = ranking.byGain.compactMap { places[$0] }
    if byGain.count < count {
      // What the ranking does not know comes last.
      byGain += items.indices.filter { ranking.suspicions[original(of: items[$0]).id] == nil }
        .map(Int32.init)
    }
    // The ranking knows what was decided about the original; its twin stands where that stood before.
    rankByGain(shelf.keys.sorted().compactMap(place))
    if slice.isEmpty { slice = ranking.slice.compactMap { places[$0] } }
    guard disagreements.isEmpty, !ranking.disagreements.isEmpty else { return }
    disagreements = items.map { ranking.disagreements[original(of: $0).id] ?? 0 }
  }

  /// Takes over which rules each component breaks.
  /// - Complexity: O(components).
  mutating func take(_ found: [ComponentID: LintRules]) {
    lint = items.map { found[original(of: $0).id] ?? [] }
  }
}

extension QueueItem {
  /// Takes over a suspicion, and the gain that follows from it.
  fileprivate mutating func rank(by suspicion: Float) {
    self.suspicion = suspicion
    gain = suspicion * Float(area)
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
