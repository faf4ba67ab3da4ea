import Refiner

/// Where the session is, kept in the run.
extension Workstation {
  /// Settings of the run in which the place is kept.
  private enum Setting {
    static let place = "workstation.place"
    static let view = "workstation.view"
    static let queue = "workstation.queue"
  }

  /// The place as it is stored: the component, and how many journal rows there were.
  private var place: String {
    session.queue.current.map { "\($0.id.rawValue) \(session.review.entries)" } ?? ""
  }

  /// All that is stored of where the session is.
  private var whereabouts: String { place + session.view.summary + session.queueSummary }

  /// Whether the place has changed since it was stored last.
  var hasUnsavedPlace: Bool { savedPlace != whereabouts }

  /// Keeps place and view in the run; a run that cannot be written loses only them.
  func savePlace() {
    guard hasUnsavedPlace else { return }
    savedPlace = whereabouts
    do {
      try session.setup.journal.set(Setting.place, to: place)
      try session.setup.journal.set(Setting.view, to: session.view.summary)
      if !flaggedOnly {
        try session.setup.journal.set(Setting.queue, to: session.queueSummary)
      }
    } catch {
      // What a decision had to say is more important, and once is enough.
      if session.message == nil, !hasToldOfPlace {
        update { $0.message = .error("the place in the queue cannot be kept: \(error)") }
        hasToldOfPlace = true
      }
    }
  }

  /// Goes where the last session ended.
  func restorePlace() {
    let journal = session.setup.journal
    if let text = try? journal.setting(Setting.view) { update { $0.restoreView(text) } }
    if let text = try? journal.setting(Setting.place) {
      let numbers = text.split(separator: " ").compactMap { Int($0) }
      if numbers.count == 2 {
        update { $0.restorePlace(ComponentID(numbers[0]), entries: numbers[1]) }
      }
    }
    if !flaggedOnly, let text = try? journal.setting(Setting.queue) {
      update { $0.restoreQueue(text) }
    }
    savedPlace = whereabouts
  }
}
