import Labels
import Refiner
import Testing

@testable import App

@Suite struct RepeatBookTests {
  private static let twinImage = 90

  private func item(_ id: Int, image: Int, suspicion: Float = 0.5) -> QueueItem {
    QueueItem(
      id: ComponentID(id), image: ImageID(image), classID: ClassID(1), suggestion: .void,
      verdict: .noise, area: 10, bounds: Rectangle(x: 0, y: 0, width: 5, height: 2), loss: 1,
      eta: 0.5, suspicion: suspicion, gain: suspicion * 10, confidence: nil)
  }

  /// A hundred components, the first of which comes twice as 1000.
  private func queue() -> ReviewQueue {
    ReviewQueue(
      QueueCatalogue(
        (1...100).map { item($0, image: 1 + $0 / 10, suspicion: 1 - Float($0) / 200) }),
      state: ReviewState(), images: [])
  }

  private func book(_ queue: ReviewQueue, acts: [Int] = []) -> RepeatBook {
    RepeatBook(
      [
        RepeatedComponent(
          twin: item(1000, image: Self.twinImage, suspicion: 0.9), original: ComponentID(1))
      ], acts: acts, in: queue.catalogue)
  }

  private func row(
    _ sequence: Int, _ component: Int, _ kind: DecisionKind = .keep, suspicion: Float = 0.7,
    note: String? = nil, reference: Int? = nil
  ) -> JournalEntry {
    JournalEntry(
      sequence: sequence, time: "", reviewer: "", image: ImageID(1), imageStem: "",
      component: ComponentID(component), kind: kind.rawValue, classBefore: ClassID(1),
      classAfter: ClassID(1), runsBefore: "", runsAfter: "", maskSource: nil,
      suspicion: suspicion, seconds: 1, note: note, reference: reference, hash: "")
  }

  /// Decides the components in this order.
  private func decide(
    _ components: some Sequence<Int>, _ book: inout RepeatBook, _ state: inout ReviewState
  ) {
    for component in components {
      let row = row(state.entries + 1, component)
      state.apply(row)
      book.note(row)
    }
  }

  @Test func aTwinWaitsForTwentyDecisionsAtLeast() {
    var (book, state) = (book(queue()), ReviewState())
    decide([1], &book, &state)
    let twin = book.twin(ComponentID(1000))
    #expect(twin?.image == ImageID(Self.twinImage) && twin?.item.image == ImageID(1))
    #expect(twin?.distance ?? 0 >= 20 && twin?.distance ?? 0 <= 60)
    for component in 2...80 {
      decide([component], &book, &state)
      let since = component - 1
      #expect(book.due(state, isRestDone: false).isEmpty == (since < twin?.distance ?? 0))
      #expect(book.due(state, isRestDone: true).isEmpty == (since < 20))
    }
  }

  @Test func whatWasNotDecidedOrNotLookedAtDoesNotComeAgain() {
    var (book, state) = (book(queue()), ReviewState())
    decide(2...80, &book, &state)
    #expect(book.due(state, isRestDone: true).isEmpty)
    let unseen = row(state.entries + 1, 1, note: JournalEntry.unseenNote)
    state.apply(unseen)
    book.note(unseen)
    decide(81...100, &book, &state)
    decide(2...60, &book, &state)
    #expect(book.due(state, isRestDone: true).isEmpty)
  }

  @Test func flagsNotesAndTheRestOfABatchAreNoDecisions() {
    var (book, state) = (book(queue()), ReviewState())
    decide([1], &book, &state)
    func add(_ row: JournalEntry) {
      state.apply(row)
      book.note(row)
    }
    for _ in 0..<50 { add(row(state.entries + 1, 2, .flag)) }
    for _ in 0..<50 { add(row(state.entries + 1, 3, .later)) }
    let first = state.entries + 1
    for component in 10..<60 { add(row(state.entries + 1, component, reference: first)) }
    #expect(state.decisions.count == 51)
    // One act until now.
    decide(60..<78, &book, &state)
    #expect(book.due(state, isRestDone: true).isEmpty)
    decide([78], &book, &state)
    #expect(book.due(state, isRestDone: true).count == 1)
  }

  @Test func aTwinTakesThePlaceOfItsOriginal() {
    var queue = queue()
    var (book, state) = (book(queue), ReviewState())
    decide(1...80, &book, &state)
    queue.move(to: 79)
    queue.showTwins(book.due(state, isRestDone: false), state: state)
    #expect(queue.count == 100 && queue.current?.id == ComponentID(80))
    #expect(queue.place(of: ComponentID(1)) == nil && queue.place(of: ComponentID(1000)) == 0)
    // It stands where the original stood when that was decided.
    #expect(queue[0].suspicion == 0.7 && queue[0].gain == 7 && queue[0].image == ImageID(1))
    #expect(queue.decidedCount == 79)
    #expect(queue.catalogue.shown(item(1, image: 1)).id == ComponentID(1000))
    #expect(queue.catalogue.original(of: queue[0]).id == ComponentID(1))
    // Decided as well, it stays.
    decide([1000], &book, &state)
    queue.note(
      ComponentID(1000), wasDecided: false, isDecided: true,
      decision: state.decisions[ComponentID(1000)])
    queue.showTwins(book.due(state, isRestDone: false), state: state)
    #expect(queue.place(of: ComponentID(1000)) == 0 && queue.decidedCount == 80)
  }

  @Test func theOriginalComesBackWhenItIsOpenAgain() {
    var queue = queue()
    var (book, state) = (book(queue), ReviewState())
    decide(1...80, &book, &state)
    queue.move(to: 79)
    queue.showTwins(book.due(state, isRestDone: false), state: state)
    let reopened = row(state.entries + 1, 1, .reopen)
    state.apply(reopened)
    book.note(reopened)
    queue.showTwins(book.due(state, isRestDone: false), state: state)
    #expect(queue.place(of: ComponentID(1)) == 0 && queue.place(of: ComponentID(1000)) == nil)
    #expect(queue.decidedCount == 79 && queue.catalogue.shownTwins.isEmpty)
  }

  /// In the order that is learnt it comes below the cursor, by the gain that its original had.
  @Test func inTheLearntOrderItComesBelowTheCursor() throws {
    var queue = queue()
    var (book, state) = (book(queue), ReviewState())
    decide(1...80, &book, &state)
    queue.move(to: 79)
    let ids = (1...100).map { ComponentID($0) }
    // The original was found wrong, and is learnt to be.
    let suspicions = Dictionary(
      uniqueKeysWithValues: ids.map { ($0, $0.rawValue == 1 ? 0.99 : 1 - Float($0.rawValue) / 101) }
    )
    let ranking = QueueRanking(
      suspicions: suspicions, byGain: ids, slice: ids.reversed(),
      wrongLeft: WrongLeft(undecided: [], residuals: [], picks: [], bias: 0))
    queue.apply(ranking, state: state)
    queue.showTwins(book.due(state, isRestDone: false), state: state)
    #expect(queue.current?.id == ComponentID(80))
    let place = try #require(queue.place(of: ComponentID(1000)))
    #expect(place > queue.position && queue[place].suspicion == 0.7)
    // And keeps its suspicion when more is learnt.
    queue.apply(ranking, state: state)
    let again = try #require(queue.place(of: ComponentID(1000)))
    #expect(queue[again].suspicion == 0.7)
    #expect((0..<queue.count).map { queue[$0].id.rawValue }.sorted() == Array(2...100) + [1000])
  }

  @Test func whatTheCursorIsOnIsNotExchanged() {
    var queue = queue()
    var (book, state) = (book(queue), ReviewState())
    decide(1...80, &book, &state)
    queue.move(to: 0)
    queue.showTwins(book.due(state, isRestDone: false), state: state)
    #expect(queue.current?.id == ComponentID(1))
  }
}
