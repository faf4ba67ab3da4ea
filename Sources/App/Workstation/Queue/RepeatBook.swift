import Refiner

/// The components that come a second time, and whether it is time for that.
///
/// The second time a component is its twin: another component with the same pixels in the same photo, which
/// takes its place in the queue, so that nothing is listed twice. It does so some decisions after the
/// first time; how many is different for each, so that nobody can count.
struct RepeatBook: Sendable {
  /// Decisions that lie at least between a component and its twin.
  static let leastDistance = 20
  /// How many different distances there are.
  private static let distances: UInt64 = 41

  /// What comes a second time.
  struct Twin: Hashable, Sendable {
    /// The component of the second time, in the image of the first.
    var item: QueueItem
    /// The image that it has in the store.
    let image: ImageID
    /// The component of the first time.
    let original: ComponentID
    /// Decisions that lie between them when there is enough else to decide.
    let distance: Int
  }

  private var twins: [Twin] = []
  private var places: [ComponentID: Int] = [:]
  /// Rows of the journal with which somebody decided, ascending; of a batch the first alone.
  private var acts: [Int] = []

  /// Repeats nothing.
  init() {}

  /// Repeats components of a queue.
  ///
  /// acts: the journal's rows with which somebody decided, of a batch the first alone.
  init(_ repeated: [RepeatedComponent], acts: [Int], in catalogue: QueueCatalogue) {
    self.acts = acts
    for component in repeated {
      guard let place = catalogue.place(of: component.original) else { continue }
      var generator = SplitMix64(seed: UInt64(bitPattern: Int64(component.twin.id.rawValue)))
      let distance = Self.leastDistance + Int(generator.next() % Self.distances)
      places[component.original] = twins.count
      places[component.twin.id] = twins.count
      twins.append(
        Twin(
          item: component.twin.shown(in: catalogue.items[place].image),
          image: component.twin.image, original: component.original, distance: distance))
    }
  }

  /// Whether nothing is repeated.
  var isEmpty: Bool { twins.isEmpty }

  /// The twin with this id; nil for any other component.
  func twin(_ id: ComponentID) -> Twin? {
    guard let place = places[id], twins[place].item.id == id else { return nil }
    return twins[place]
  }

  /// Takes note of a row of the journal that has just been applied.
  mutating func note(_ row: JournalEntry) {
    guard row.decision?.kind.settlesPixels == true else { return }
    if row.reference == nil || row.reference == row.sequence { acts.append(row.sequence) }
    // The second time it stands where it stood the first time.
    guard let place = places[row.component], twins[place].original == row.component else { return }
    twins[place].item.suspicion = row.suspicion
    twins[place].item.gain = row.suspicion * Float(twins[place].item.area)
  }

  /// The twins that are to be in the queue in the place of their originals.
  ///
  /// isRestDone: whether everything else is decided, so that no more will lie between.
  /// - Complexity: O(repeats log rows).
  func due(_ state: ReviewState, isRestDone: Bool) -> [Twin] {
    twins.filter { twin in
      guard state.decisions[twin.original] != nil, !state.unseen.contains(twin.original),
        let row = state.sequence(of: twin.original)
      else { return false }
      if state.decisions[twin.item.id] != nil { return true }
      let since = acts.count - rank(of: row)
      return since >= twin.distance || isRestDone && since >= Self.leastDistance
    }
  }

  /// How many of the rows are not after `row`.
  private func rank(of row: Int) -> Int {
    var (low, high) = (0, acts.count)
    while low < high {
      let middle = (low + high) / 2
      if acts[middle] > row { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

extension QueueItem {
  /// The same component, shown in another image with the same map.
  fileprivate func shown(in image: ImageID) -> QueueItem {
    QueueItem(
      id: id, image: image, classID: classID, suggestion: suggestion, verdict: verdict, area: area,
      bounds: bounds, loss: loss, eta: eta, suspicion: suspicion, gain: gain,
      confidence: confidence)
  }
}
