import Labels
import Testing

@testable import Refiner

struct BulkAcceptanceTests {
  @Test func aTenthOfTheClassIsAllowedAndTiesStandTogether() {
    var bulk = BulkAcceptance()
    bulk.add([(0.9, 5), (0.8, 3), (0.8, 2), (0.7, 90)], classID: ClassID(3))
    #expect(bulk.allows(Self.item(class: 3, suspicion: 0.9)))
    #expect(bulk.allows(Self.item(class: 3, suspicion: 0.8)))
    #expect(!bulk.allows(Self.item(class: 3, suspicion: 0.79)))
    #expect(!bulk.allows(Self.item(class: 4, suspicion: 1)))
    var tied = BulkAcceptance()
    tied.add([(0.9, 6), (0.9, 6), (0.5, 88)], classID: ClassID(3))
    #expect(!tied.allows(Self.item(class: 3, suspicion: 0.9)))
  }

  @Test func itsTextReadsBack() throws {
    var bulk = BulkAcceptance()
    bulk.add([(0.3, 1), (0.1, 99)], classID: ClassID(0))
    bulk.add([(0.25, 1), (0.1, 99)], classID: ClassID(254))
    #expect(BulkAcceptance(text: bulk.text) == bulk)
    #expect(BulkAcceptance(text: "") == BulkAcceptance())
    for text in ["x", "3", "300:1", "3:-1", "1:2:3"] { #expect(BulkAcceptance(text: text) == nil) }
  }

  @Test func theStoreWorksItOutAlikeBeforeAndAfterSealing() throws {
    let fixture = try ReviewFixture()
    let store = try ReviewStore.create(at: fixture.path)
    try fixture.fill(store)
    let before = try store.bulkAcceptance()
    try store.set(stage: .judged)
    #expect(try store.setting("bulkAcceptance") == before.text)
    #expect(try store.bulkAcceptance() == before)
    try store.set("bulkAcceptance", to: "nonsense")
    #expect(throws: StoreError.self) { try store.bulkAcceptance() }
  }

  private static func item(class id: UInt8, suspicion: Float) -> QueueItem {
    QueueItem(
      id: ComponentID(1), image: ImageID(1), classID: ClassID(id), suggestion: .void,
      verdict: .noise, area: 10, bounds: Rectangle(x: 0, y: 0, width: 5, height: 2), loss: 1,
      eta: 1, suspicion: suspicion, gain: suspicion * 10, confidence: nil)
  }
}
