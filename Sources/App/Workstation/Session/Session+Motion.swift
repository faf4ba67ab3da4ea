import Labels
import Refiner

extension Session {
  /// Moves the cursor of the queue.
  mutating func performMotion(_ command: Command, count: Int?) {
    guard !queue.isEmpty else {
      message = .info("the queue is empty")
      return
    }
    let times = max(1, count ?? 1)
    switch command {
    case .nextItem: move(by: times)
    case .previousItem: move(by: -times)
    case .nextUndecided: moveToUndecided(step: 1, count: times)
    case .previousUndecided: moveToUndecided(step: -1, count: times)
    case .nextInImage: moveInImage(step: 1)
    case .previousInImage: moveInImage(step: -1)
    case .nextImage: moveToImage(step: 1)
    case .previousImage: moveToImage(step: -1)
    case .firstItem: select(count.map { $0 - 1 } ?? 0)
    case .lastItem: select(count.map { $0 - 1 } ?? queue.count - 1)
    case .pageDown: move(by: times * pageLength)
    case .pageUp: move(by: -times * pageLength)
    case .halfPageDown: move(by: times * max(1, pageLength / 2))
    case .halfPageUp: move(by: -times * max(1, pageLength / 2))
    default: break
    }
  }

  /// Puts the cursor on a place of the queue, kept inside it, and the view on its component.
  mutating func select(_ place: Int) {
    let before = queue.current?.id
    queue.move(to: place)
    if queue.current?.id != before { selectionChanged() }
  }

  /// Starts the time of a component that has just come under the cursor.
  mutating func selectionChanged() {
    view.isComparing = false
    tool = nil
    shownAt = setup.clock()
    placeView()
  }

  /// Goes to the next undecided component, around the end; says so when there is none.
  mutating func moveToUndecided(step: Int, count: Int) {
    var place = queue.position
    let undecided = queue.count - queue.decidedCount
    guard undecided > 0 else {
      message = .info(doneText)
      return
    }
    for _ in 0..<min(count, undecided) {
      guard let next = queue.place(after: place, step: step, where: { isOpen($0) }) else { break }
      place = next
    }
    if place == queue.position {
      message = .info(restHolders ?? "no other component is undecided")
    }
    select(place)
  }

  /// Rows of the queue that the screen shows, or would show.
  private var pageLength: Int {
    let layout = Layout(size)
    return max(1, (layout.queue ?? layout.canvas).height)
  }

  /// What to do when nothing in the queue is undecided.
  private var doneText: String {
    let quit = keymap.keyName(of: .quit)
    guard !queue.isWhole else {
      return "all \(queue.count) components are decided" + (quit.isEmpty ? "" : "; \(quit) leaves")
    }
    let left = queue.catalogue.items.count { !isDecided($0.id) }
    guard left > 0 else { return "all \(queue.catalogue.count) components of the run are decided" }
    let back =
      queue.likeness == nil
      ? ":filter all shows them" : "\(keymap.keyName(of: .lookAlikes)) goes back"
    return "this queue is done; \(Wording.grouped(left)) others of the run are undecided: \(back)"
  }

  private mutating func move(by step: Int) {
    var target = queue.position + step
    // What others have is passed by.
    while (0..<queue.count).contains(target), isHeld(queue[target]) { target += step.signum() }
    if queue.count > 0, target < 0 || target >= queue.count {
      message = .info(target < 0 ? "first component" : "last component")
      target = max(0, min(target, queue.count - 1))
      if isHeld(queue[target]) { return }
    }
    select(target)
  }

  private mutating func moveInImage(step: Int) {
    guard let current = queue.current else { return }
    let place = queue.place(after: queue.position, step: step) { $0.image == current.image }
    guard let place else {
      message = .info("no other component of this image is in the queue")
      return
    }
    select(place)
  }

  /// Goes to the neighbouring image that has components in the queue: to its first undecided one.
  private mutating func moveToImage(step: Int) {
    guard let current = queue.current else { return }
    var target: ImageID?
    for place in 0..<queue.count {
      let id = queue[place].image
      guard step > 0 ? id > current.image : id < current.image, holders[id] == nil else {
        continue
      }
      guard let best = target else {
        target = id
        continue
      }
      target = step > 0 ? min(best, id) : max(best, id)
    }
    guard let target else {
      message = .info(step > 0 ? "this is the last image" : "this is the first image")
      return
    }
    let places = (0..<queue.count).filter { queue[$0].image == target }
    if let place = places.first(where: { !isDecided(queue[$0].id) }) ?? places.first {
      select(place)
    }
  }
}
