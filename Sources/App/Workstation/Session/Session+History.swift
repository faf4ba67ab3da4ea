import Labels
import Refiner

extension Session {
  /// Takes back as many decisions, or batches of them, as there are, at most `times`; shows the component of the
  /// last one and says what they were.
  mutating func undo(times: Int) {
    step(times, said: "undone", nothing: "nothing to undo", of: \.nextUndo) {
      .undo(sequence: $0)
    } kind: { before, after in
      before.step(from: after)
    }
  }

  /// Makes steps again that were taken back, at most `times`; shows the component of the last one and says
  /// what they are.
  mutating func redo(times: Int) {
    step(times, said: "redone", nothing: "nothing to redo", of: \.nextRedo) {
      .redo(sequence: $0)
    } kind: { before, after in
      after.step(from: before)
    }
  }

  private mutating func step(
    _ times: Int, said verb: String, nothing: String, of next: KeyPath<ReviewState, [Int]>,
    _ action: (Int) -> JournalAction, kind: (ComponentStanding, ComponentStanding) -> DecisionKind
  ) {
    var done = 0
    var last = ""
    repeat {
      let sequences = review[keyPath: next]
      guard sequences.allSatisfy({ $0 > setup.foreignRows }),
        let id = sequences.last.flatMap(review.component)
      else { break }
      let before = ComponentStanding(of: id, in: review)
      guard append(sequences.map { JournalRequest(action($0)) }) != nil else {
        // Why not is said already.
        guard done > 0, let message else { return }
        self.message = .error(
          "\(done) \(done == 1 ? "step" : "steps") \(verb), then stopped: \(message.text)")
        return
      }
      show(id)
      done += 1
      last = Wording.step(
        kind(before, ComponentStanding(of: id, in: review)), count: sequences.count,
        of: name(of: id))
      if queue.place(of: id) == nil { last += ", outside of this queue" }
    } while done < times
    guard done > 0 else {
      message = .info(nothing)
      return
    }
    guard times > 1 else {
      message = .info("\(verb): \(last)")
      return
    }
    let rest = done < times ? ", no more are left" : ""
    message = .info("\(done) \(done == 1 ? "step" : "steps") \(verb)\(rest); the last: \(last)")
  }

  /// Restores the order and moves to a component, when it is in the queue.
  private mutating func show(_ id: ComponentID) {
    queue.reorder(review)
    guard let place = queue.place(of: id) else { return }
    queue.move(to: place)
    selectionChanged()
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
        case .reopen: "reopened decisions"
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
    case .reopen: "reopening of \(name)"
    }
  }
}
