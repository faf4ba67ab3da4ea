import Foundation
import Labels
import Testing

@testable import Refiner

@Suite struct ReviewStoreTests {
  @Test func whatWasAddedIsReadBack() throws {
    let fixture = try ReviewFixture()
    let store = try ReviewStore.create(at: fixture.path)
    try fixture.fill(store)
    let (image, records) = fixture.image(2)
    #expect(try store.image(ImageID(2)) == image)
    #expect(try store.images().map(\.id) == [ImageID(1), ImageID(2)])
    #expect(try store.records(of: ImageID(2)) == records)
    #expect(try store.componentCount() == 24)
    let detail = try store.detail(ComponentID(14))
    #expect(detail.record == records[1])
    #expect(detail.judgement == fixture.judgement(ComponentID(14)))
  }

  @Test func theQueueIsOrderedByGainAndHoldsFlaggedOnesOnly() throws {
    let fixture = try ReviewFixture()
    let store = try ReviewStore.create(at: fixture.path)
    try fixture.fill(store)
    let all = try store.queue(flaggedOnly: false)
    #expect(all.count == 24)
    for (left, right) in zip(all, all.dropFirst()) {
      #expect(left.gain > right.gain || (left.gain == right.gain && left.id < right.id))
    }
    #expect(try store.queue(flaggedOnly: true) == all.filter(\.verdict.isFlagged))
    #expect(try store.components(of: ImageID(1)).map(\.id.rawValue) == Array(1...12))
  }

  @Test func thePackedQueueIsTheQueueAndGoesWithTheNextChange() throws {
    let fixture = try ReviewFixture()
    let store = try ReviewStore.create(at: fixture.path)
    try fixture.fill(store)
    for flaggedOnly in [true, false] {
      let slow = try store.queue(flaggedOnly: flaggedOnly)
      try store.set(stage: .judged)
      #expect(try store.packedQueue(flaggedOnly: flaggedOnly)?.count == slow.count)
      #expect(try store.queue(flaggedOnly: flaggedOnly) == slow)
      try store.write([fixture.judgement(ComponentID(5), gain: 7)])
      #expect(try store.packedQueue(flaggedOnly: flaggedOnly) == nil)
    }
    try store.set(stage: .judged)
    #expect(try store.queue(flaggedOnly: false).first { $0.id == ComponentID(5) }?.gain == 7)
    try store.add([fixture.image(3)])
    #expect(try store.packedQueue(flaggedOnly: false) == nil)
  }

  @Test func batchesCoverEveryComponentOnceWhileJudgementsAreWritten() throws {
    let fixture = try ReviewFixture()
    let store = try ReviewStore.create(at: fixture.path)
    try store.add([fixture.image(1), fixture.image(2)])
    var seen: [ComponentID] = []
    var features: [Float] = []
    try store.forEachFeatureBatch(size: 5) { batch in
      seen += batch.ids
      features += batch.features
      #expect(batch.featureCount == 3 && batch.features.count == batch.ids.count * 3)
      try store.write(batch.ids.map { ($0, fixture.judgement($0)) })
    }
    #expect(seen.map(\.rawValue) == Array(1...24))
    #expect(features == [1, 2].flatMap { fixture.image($0).1.flatMap(\.features) })
    try store.write([fixture.judgement(ComponentID(3), gain: 99)])
    var scores: [ComponentScore] = []
    try store.forEachScoreBatch(size: 7) { scores += $0 }
    #expect(scores.map(\.id) == seen)
    #expect(try store.queue(flaggedOnly: false).first?.id == ComponentID(3))
  }

  @Test func appendedRowsSurviveReopeningAndChain() throws {
    let fixture = try ReviewFixture()
    var store = try ReviewStore.create(at: fixture.path)
    try fixture.fill(store)
    let relabel = Decision(component: ComponentID(2), kind: .relabel, classAfter: ClassID(5))
    let first = try store.append(.decide(relabel), reviewer: "ana", seconds: 1.23456)
    let second = try store.append(
      .undo(sequence: 1), reviewer: "ana", seconds: 0.5, note: "slip\n\"x\"")
    store = try ReviewStore.open(at: fixture.path)
    #expect(try store.journal() == [first, second])
    #expect(first.classAfter == ClassID(5) && second.classBefore == ClassID(5))
    #expect(second.classAfter == first.classBefore && first.seconds == 1.235)
    #expect(
      first.hash
        == JournalChain.hash(
          after: JournalChain.genesis(runID: ""), canonical: first.canonicalBytes))
    #expect(second.hash == JournalChain.hash(after: first.hash, canonical: second.canonicalBytes))
    let state = try store.reviewState()
    #expect(state.decisions.isEmpty && state.redoStack == [1] && state.undoStack.isEmpty)
  }
}
