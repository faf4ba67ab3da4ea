import Labels
import Refiner

extension Session {
  /// Whether somebody else has a component's image.
  func isHeld(_ item: QueueItem) -> Bool { !holders.isEmpty && holders[item.image] != nil }

  /// Whether a component waits for a decision that can be made here.
  func isOpen(_ item: QueueItem) -> Bool { !isDecided(item.id) && !isHeld(item) }

  /// Who has a component's image, such as `street-07 is held by ben since 14:02`; nil when nobody else has.
  func heldText(_ item: QueueItem) -> String? {
    guard let holder = holders[item.image] else { return nil }
    return "\(setup.image(item.image)?.stem.sanitised ?? "it") is \(holder.text)"
  }

  /// The image that this reviewer is to hold now; nil when somebody else has the one under the cursor.
  var leaseTarget: ImageID? { queue.current.flatMap { isHeld($0) ? nil : $0.image } }

  /// Takes over who has what, and says so when it is the image under the cursor.
  mutating func take(_ new: [ImageID: LeaseHolder]) {
    let wasHeld = queue.current.map { isHeld($0) } ?? true
    holders = new
    guard let item = queue.current, !wasHeld, let text = heldText(item), message == nil else {
      return
    }
    message = .error("\(text); \(keymap.keyName(of: .nextUndecided)) goes on")
  }

  /// Goes from what somebody else has to what waits for a decision here.
  mutating func leaveHeld() {
    guard let item = queue.current, isHeld(item) else { return }
    let said = message
    moveToUndecided(step: 1, count: 1)
    message = said
  }

  /// Decides nothing about what somebody else has, says so and goes on.
  mutating func passByHeld(_ item: QueueItem) {
    let text = heldText(item) ?? ""
    let place = queue.position
    moveToUndecided(step: 1, count: 1)
    let rest = queue.position == place ? restHolders : nil
    message = .error("\(text); \(rest ?? "nothing was decided")")
  }

  /// Who has all that is left; nil when nobody has.
  /// - Complexity: O(count).
  var restHolders: String? {
    guard !holders.isEmpty else { return nil }
    let held = (0..<queue.count).map { queue[$0] }.filter { !isDecided($0.id) && isHeld($0) }
    guard !held.isEmpty else { return nil }
    let names = Set(held.compactMap { holders[$0.image]?.reviewer.sanitised }).sorted()
    let count = held.count == 1 ? "the one component" : "the \(held.count) components"
    return "\(count) left are held by \(names.joined(separator: ", "))"
  }
}
