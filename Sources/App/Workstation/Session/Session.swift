import Labels
import Refiner
import Render

/// The whole state of the workstation, and how keys change it.
///
/// A pure value but for one thing: a decision is handed to the journal before it becomes part of the
/// state, so that nothing is shown as decided that is not on disk.
struct Session: Sendable {
  /// Taxonomy, images, journal, reviewer.
  let setup: SessionSetup
  /// The components under review and the cursor among them.
  var queue: ReviewQueue
  /// A ranking that came while a range was being selected, whose rows it would move.
  private var waitingRanking: QueueRanking?
  /// What has been decided: the journal, folded.
  var review: ReviewState
  /// What of the image is seen, and how.
  var view: ViewState
  /// What lies over the review screen.
  var screen: Screen = .review
  /// What changes the component's pixels on the canvas; nil for nothing.
  var tool: CanvasTool?
  /// The network, and what is done with it in the background.
  var segmentation: SegmentationState
  /// The tool that was asked for; taken by ``takeEditRequest()``.
  var editRequest: EditRequest?
  /// What the last key had to say.
  var message: Message?
  /// Why a decision could not be written, the first time that one could not; nil when all could.
  var unsaved: String?
  /// Half-typed keys.
  var keys: KeyInterpreter
  /// The search for look-alikes, and the queue to go back to.
  var search = LookAlikeSearch()
  /// The filters that were given names.
  var savedFilters = SavedFilters()
  /// Who has the images that are not this reviewer's; empty where nobody shares a pool.
  var holders: [ImageID: LeaseHolder] = [:]
  /// The components that come a second time.
  var repeats = RepeatBook()
  /// The lines typed before.
  var history = LineHistory()
  /// The sample that is being looked at before many are accepted; nil while there is none.
  var audit: BulkAudit?
  /// What `.` repeats.
  var lastChoice: Choice?
  /// The terminal's size in cells.
  private(set) var size: Size<ScreenSpace>
  /// When the component under the cursor was first shown, by the setup's clock.
  var shownAt: Double
  /// What has been done since the session began.
  var tally: SessionTally
  /// Which first steps are explained; nil when none are.
  var hints: Hints?
  /// The theme in force and those that can be switched to.
  var theme = ThemeCycle()
  /// Since when the terminal's window has not had the focus, by the setup's clock; nil while it has.
  var unfocusedSince: Double?
  /// The images that are known to be unreadable, and why: nothing is decided about them.
  var unreadable: [ImageID: String] = [:]
  /// What the mouse is doing.
  var pointer = Pointer()
  /// Whether the class picker waits for the classifier's opinion; taken by ``takePosteriorRequest()``.
  var wantsPosterior = false
  /// The file that was asked for; taken by ``takeFramePath()``.
  var framePath: String?
  /// What is asked of the program around; taken by ``takeEffects()``.
  var effects: [Effect] = []

  /// Starts at the first component that waits for a decision.
  /// - Throws: what the journal throws when the queue cannot be read.
  init(
    _ setup: SessionSetup, state: ReviewState, flaggedOnly: Bool, size: Size<ScreenSpace>
  ) throws {
    self.setup = setup
    segmentation = SegmentationState(setup.model)
    keys = KeyInterpreter(keymap: setup.keymap)
    review = state
    queue = ReviewQueue(
      QueueCatalogue(try setup.journal.queue(flaggedOnly: false)),
      filter: flaggedOnly ? .suspected : .all, state: state, images: setup.images)
    savedFilters = SavedFilters(text: (try? setup.journal.setting(SavedFilters.setting)) ?? "")
    view = ViewState()
    self.size = size
    tally = SessionTally(after: state.entries)
    shownAt = setup.clock()
    try beginRepeats()
    if let current = queue.current, isDecided(current.id) { moveToUndecided(step: 1, count: 1) }
    message = nil
    placeView()
  }

  /// Which keys mean what.
  var keymap: Keymap { setup.keymap }

  /// The image of the component under the cursor; nil when the queue is empty.
  var image: ImageRecord? { queue.current.flatMap { setup.image($0.image) } }

  /// Whether a component has a decision; postponed and flagged ones may not.
  func isDecided(_ id: ComponentID) -> Bool { review.decisions[id] != nil }

  /// The class that a component has after all decisions.
  func classNow(of item: QueueItem) -> ClassID {
    review.decisions[item.id]?.classAfter ?? item.classID
  }

  /// The pixels that a decision gave a component; nil while it has those that refining found.
  func newShape(of item: QueueItem) -> RunLengthEncoding? {
    shapes(of: item).newest(of: item.id)?.reshape.mask
  }

  /// The class that the canvas shows for the component under the cursor: as it is, or flipped.
  func shownClass(of item: QueueItem) -> ClassID {
    guard view.isFlipped else { return classNow(of: item) }
    return isDecided(item.id) ? item.classID : item.acceptance.classAfter
  }

  /// Takes one event of the terminal.
  mutating func handle(_ event: InputEvent) {
    switch event {
    case .key(let key):
      takeFocus(true)
      message = nil
      take(key)
    case .paste(let text): takeText(text)
    case .mouse(let mouse): take(mouse)
    case .focus(let isFocused): takeFocus(isFocused)
    }
  }

  /// Takes over a ranking that was learnt from the decisions; the cursor stays on its component.
  mutating func take(_ ranking: QueueRanking) {
    guard queue.anchor == nil, screen.isCalm else {
      waitingRanking = ranking
      return
    }
    waitingRanking = nil
    let isFirst = queue.catalogue.disagreements.isEmpty
    queue.apply(ranking, state: review)
    if isFirst, queue.filter.needsDisagreement || queue.sort.key == .disagreement { refreshQueue() }
  }

  /// Takes over a ranking that had to wait.
  mutating func takeWaitingRanking() {
    if let waitingRanking { take(waitingRanking) }
  }

  /// Adapts to a terminal of another size.
  mutating func resize(to size: Size<ScreenSpace>) {
    self.size = size
    placeView()
    revealCursor()
  }

  /// What the program around has to do now, in order.
  mutating func takeEffects() -> [Effect] {
    defer { effects = [] }
    return effects
  }
}
