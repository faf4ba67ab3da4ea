import Labels
import Refiner

extension Session {
  /// Takes back as many steps as there are, at most `times`, and says what they were.
  mutating func undo(times: Int) {
    step(times, said: "undone", of: \.nextUndo) { session in
      session.undo()
    } kind: { before, after in
      before.step(from: after)
    }
  }

  /// Makes steps again that were taken back, at most `times`, and says what they are.
  mutating func redo(times: Int) {
    step(times, said: "redone", of: \.nextRedo) { session in
      session.redo()
    } kind: { before, after in
      after.step(from: before)
    }
  }

  private mutating func step(
    _ times: Int, said verb: String, of next: KeyPath<ReviewState, [Int]>,
    _ body: (inout Session) -> Void,
    kind: (ComponentStanding, ComponentStanding) -> DecisionKind
  ) {
    var done = 0
    var last = ""
    repeat {
      let sequences = review[keyPath: next]
      guard let id = sequences.last.flatMap(review.component) else {
        if done == 0 { body(&self) }
        break
      }
      let before = ComponentStanding(of: id, in: review)
      let entries = review.entries
      body(&self)
      guard review.entries > entries else { break }
      done += 1
      last = Wording.step(
        kind(before, ComponentStanding(of: id, in: review)), count: sequences.count,
        of: name(of: id))
      if queue.place(of: id) == nil { last += ", outside of this queue" }
    } while done < times
    // Where nothing happened, that was said.
    guard done > 0 else { return }
    if let message, message.isError {
      self.message = .error(
        "\(done) \(done == 1 ? "step" : "steps") \(verb), then stopped: \(message.text)")
      return
    }
    guard times > 1 else {
      message = .info("\(verb): \(last)")
      return
    }
    let rest = done < times ? ", no more are left" : ""
    message = .info("\(done) \(done == 1 ? "step" : "steps") \(verb)\(rest); the last: \(last)")
  }

  /// A component's class and image.
  private func name(of id: ComponentID) -> String {
    guard let place = queue.catalogue.place(of: id) else { return "" }
    let item = queue.catalogue.items[place]
    let stem = setup.image(item.image)?.stem ?? ""
    return "\(setup.taxonomy.name(of: item.classID)) in \(stem)"
  }
}

extension Wording {
  /// What one step of the journal was, such as `flag on car in street_01`, or `921 decisions`.
  static func step(_ kind: DecisionKind, count: Int, of name: String) -> String {
    if count > 1 {
      let kinds =
        switch kind {
        case .flag: "flags"
        case .unflag: "removed flags"
        case .note: "notes"
        case .later: "postponements"
        case .keep, .discard, .relabel, .reshape: "decisions"
        }
      return "\(grouped(count)) \(kinds)"
    }
    return switch kind {
    case .keep: "acceptance of \(name)"
    case .discard: "rejection of \(name)"
    case .relabel: "new class of \(name)"
    case .reshape: "new shape of \(name)"
    case .flag: "flag on \(name)"
    case .unflag: "removed flag of \(name)"
    case .note: "note on \(name)"
    case .later: "postponement of \(name)"
    }
  }
}
