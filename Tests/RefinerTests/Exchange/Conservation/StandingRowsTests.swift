import Labels
import Testing

@testable import Refiner

@Suite struct StandingRowsTests {
  private let fixture: ReviewFixture
  private let run: Run

  init() throws {
    fixture = try ReviewFixture()
    run = try fixture.makeRun(images: 1)
  }

  private func decide(_ id: Int, _ kind: DecisionKind, _ classID: UInt8 = 5) throws {
    let decision = Decision(
      component: ComponentID(id), kind: kind, classAfter: ClassID(classID))
    _ = try run.store.append(.decide(decision), reviewer: "a", seconds: 1)
  }

  private func reshape(_ id: Int, to box: Rectangle<ImageSpace>) throws {
    let component = ComponentID(id)
    let before = try run.store.reviewState().shapes(of: ImageID(1)).mask(
      of: component, base: run.store.runs(of: component))
    let mask = RunLengthEncoding(
      Mask(
        imageSize: fixture.size, bounds: box, bits: Array(repeating: true, count: box.area)))
    let shape = Reshape(
      mask: mask, replacing: before, filledWith: .void,
      source: .tool(name: "brush", parameters: [:]))
    let decision = Decision(
      component: component, kind: .reshape, classAfter: ClassID(5), reshape: shape)
    _ = try run.store.append(.decide(decision), reviewer: "a", seconds: 1)
  }

  private func standing() throws -> [StandingRow] {
    StandingRows(try run.store.journal()).rows(in: ImageID(1))
  }

  @Test func onlyDecisionsAboutPixelsStandUntilTheyAreTakenBack() throws {
    try decide(1, .relabel)
    try decide(2, .flag)
    try decide(2, .note)
    try decide(3, .discard)
    try decide(1, .keep)
    #expect(try standing().map(\.sequence) == [1, 4, 5])
    _ = try run.store.append(.undo(sequence: 5), reviewer: "a", seconds: 0)
    #expect(try standing().map(\.sequence) == [1, 4])
    _ = try run.store.append(.undo(sequence: 4), reviewer: "a", seconds: 0)
    #expect(try standing().map(\.sequence) == [1])
    _ = try run.store.append(.redo(sequence: 4), reviewer: "a", seconds: 0)
    #expect(try standing().map(\.sequence) == [1, 4])
    #expect(StandingRows(try run.store.journal()).rows(in: ImageID(2)).isEmpty)
  }

  @Test func aReopenedComponentTakesTheShapesMadeAfterItsOwnAlong() throws {
    try reshape(1, to: Rectangle(x: 0, y: 0, width: 6, height: 6))
    try decide(3, .discard)
    try reshape(2, to: Rectangle(x: 4, y: 0, width: 6, height: 6))
    #expect(try standing().map { $0.shape != nil } == [true, false, true])
    // A row by itself, as no command writes it: the other component stays decided, without its shape.
    try decide(1, .reopen)
    #expect(try standing().map(\.sequence) == [2, 3])
    #expect(try standing().allSatisfy { $0.shape == nil })
    #expect(try run.store.reviewState().shapes(of: ImageID(1)).isEmpty)
    _ = try run.store.append(.undo(sequence: 4), reviewer: "a", seconds: 0)
    #expect(try standing().map { $0.shape != nil } == [true, false, true])
    _ = try run.store.append(.redo(sequence: 4), reviewer: "a", seconds: 0)
    #expect(try standing().map(\.sequence) == [2, 3])
  }

  /// A journal out of which rows were taken is told of by the chain; this fold goes on with what is left.
  @Test func aRowThatIsTakenBackTwiceIsGoneOnce() throws {
    try decide(1, .keep)
    _ = try run.store.append(.undo(sequence: 1), reviewer: "a", seconds: 0)
    _ = try run.store.append(.redo(sequence: 1), reviewer: "a", seconds: 0)
    _ = try run.store.append(.undo(sequence: 1), reviewer: "a", seconds: 0)
    var rows = try run.store.journal()
    rows.remove(at: 2)
    #expect(StandingRows(rows).rows(in: ImageID(1)).isEmpty)
  }
}
