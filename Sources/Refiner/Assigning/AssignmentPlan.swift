/// Who gets which images of a run: follows from the run, its decisions and the settings alone.
struct AssignmentPlan: Hashable, Sendable {
  /// The images that everybody gets, ascending.
  private(set) var shared: [ImageID] = []
  /// What each reviewer gets, in the order of their names in the settings.
  private(set) var parts: [ReviewerPart]

  private let images: [AssignableImage]
  private let settings: AssignmentSettings
  private let runID: String

  /// Divides images.
  ///
  /// A seeded choice is shared; of the rest, the images with most flagged components are given away first,
  /// each to whoever has fewest so far. With gold, images that have some come first of all.
  ///
  /// folder: the run's, for errors.
  /// - Throws: `AssignmentError` when a reviewer would get no image, or no gold where that is asked for.
  /// - Complexity: O(components + images * reviewers), and sorting.
  init(
    _ images: [AssignableImage], settings: AssignmentSettings, runID: String, folder: String
  ) throws(AssignmentError) {
    self.images = images
    self.settings = settings
    self.runID = runID
    parts = settings.reviewers.names.map { ReviewerPart(reviewer: $0) }
    if settings.gold > 0, !images.contains(where: { !$0.gold.isEmpty }) {
      throw .noGold(folder: folder)
    }
    shared = chooseShared()
    divide()
    guard parts.allSatisfy({ !$0.images.isEmpty }) else {
      throw .tooFewImages(folder: folder, images: images.count, reviewers: parts.count)
    }
    if settings.gold > 0 {
      hideGold()
      guard !parts.contains(where: \.gold.isEmpty) else {
        let count = images.count { !$0.gold.isEmpty }
        throw .tooLittleGold(folder: folder, images: count, reviewers: parts.count)
      }
    }
    chooseRepeats()
  }

  private func order(_ purpose: String) -> SeededOrder {
    SeededOrder(purpose, runID: runID, settings: settings)
  }

  private func chooseShared() -> [ImageID] {
    let count = settings.overlap.share(of: images.count)
    let order = order("shared").sorted(images) { $0.id.rawValue }
    var chosen = Array(order.prefix(count))
    // Where few images have decisions, gold reaches everybody through what is shared.
    let isScarce = images.count { !$0.gold.isEmpty } < parts.count
    if settings.gold > 0, isScarce, count > 0, chosen.allSatisfy(\.gold.isEmpty),
      let image = order.first(where: { !$0.gold.isEmpty })
    {
      chosen[count - 1] = image
    }
    return chosen.map(\.id).sorted()
  }

  /// The places of the parts, whatever the order of the names on the command line.
  private var takers: [Int] {
    parts.indices.sorted { SeededOrder.precedes(parts[$0].reviewer, parts[$1].reviewer) }
  }

  /// Gives the images that are not shared away.
  private mutating func divide() {
    guard !settings.isDynamic else {
      for place in parts.indices { parts[place].images = images.map(\.id).sorted() }
      return
    }
    for place in parts.indices { parts[place].images = shared }
    let takers = takers
    var loads = [Int](repeating: 0, count: parts.count)
    for image in imagesToDivide() {
      let taker = takers.min { first, second in
        (loads[first], parts[first].images.count) < (loads[second], parts[second].images.count)
      }
      guard let taker else { return }
      loads[taker] += image.flagged.count
      parts[taker].images.append(image.id)
    }
    for place in parts.indices { parts[place].images.sort() }
  }

  /// The images that are not shared in the order in which they are given away.
  private func imagesToDivide() -> [AssignableImage] {
    let common = Set(shared)
    let rest = images.filter { !common.contains($0.id) }
    func rank(_ image: AssignableImage) -> (Int, Int) {
      let hasGold = settings.gold > 0 && !image.gold.isEmpty
      return (hasGold ? 0 : 1, -image.flagged.count)
    }
    return order("split").sorted(rest) { $0.id.rawValue }.enumerated().sorted {
      let (first, second) = (rank($0.element), rank($1.element))
      return first == second ? $0.offset < $1.offset : first < second
    }.map(\.element)
  }

  /// Chooses decisions to hide, one after the other for whoever has fewest, until there are enough and
  /// everybody has some, or cannot get any.
  private mutating func hideGold() {
    let all = order("gold").sorted(
      images.flatMap { image in image.gold.map { (id: $0, image: image.id) } }
    ) { $0.id.rawValue }
    let owners = parts.map { Set($0.images) }
    /// What each could still get, the next last.
    var choices = owners.map { own in
      Array(all.indices.filter { own.contains(all[$0].image) }.reversed())
    }
    let takers = takers
    var isTaken = [Bool](repeating: false, count: all.count)
    var wanted = settings.gold.share(of: all.count)
    while true {
      for part in choices.indices {
        while let next = choices[part].last, isTaken[next] { choices[part].removeLast() }
      }
      let open = takers.filter { !choices[$0].isEmpty }
      let poorest = open.min { parts[$0].gold.count < parts[$1].gold.count }
      guard let poorest, wanted > 0 || parts[poorest].gold.isEmpty,
        let choice = choices[poorest].last
      else { break }
      isTaken[choice] = true
      wanted -= 1
      for part in parts.indices where owners[part].contains(all[choice].image) {
        parts[part].gold.append(all[choice].id)
      }
    }
    for part in parts.indices { parts[part].gold.sort() }
  }

  /// Chooses which flagged components come twice.
  private mutating func chooseRepeats() {
    guard settings.repeats > 0 else { return }
    for part in parts.indices {
      let own = Set(parts[part].images)
      let flagged = images.filter { own.contains($0.id) }.flatMap(\.flagged)
      let order = order("repeats \(parts[part].reviewer)").sorted(flagged, by: \.rawValue)
      parts[part].repeats = order.prefix(settings.repeats.share(of: flagged.count)).sorted()
    }
  }
}
