import Labels
import Refiner
import Render
import Testing

@testable import App

@Suite struct ReportTallyTests {
  private func item(_ id: Int, of classID: UInt8, area: Int) -> QueueItem {
    QueueItem(
      id: ComponentID(id), image: ImageID(1), classID: ClassID(classID), suggestion: .void,
      verdict: .noise, area: area, bounds: Rectangle(x: 0, y: 0, width: area, height: 1), loss: 1,
      eta: 1, suspicion: 0.5, gain: 1, confidence: nil)
  }

  private func change(_ before: UInt8, _ after: UInt8, _ count: Int) -> [LabelDifference.Change] {
    let first = LabelMap(width: count, height: 1, filledWith: ClassID(before))
    return LabelDifference(
      from: first, to: LabelMap(width: count, height: 1, filledWith: ClassID(after))
    ).changes
  }

  @Test func decisionsAndPixelsAreCountedByTheClassThatTheyHad() throws {
    let fixture = try WorkstationFixture()
    let workstation = try fixture.workstation()
    workstation.press("a")
    workstation.press("x")
    workstation.press("1")
    let state = try fixture.store.reviewState()
    var tally = ReportTally(taxonomy: fixture.taxonomy)
    let items = try fixture.store.components(of: fixture.images[0].id)
    tally.add(fixture.images[0].id, items: items, state: state, changes: change(2, 255, 60))
    let decided = tally.classes.filter { $0.decided > 0 }
    #expect(decided.map(\.decided).reduce(0, +) == 3)
    #expect(decided.map(\.kept).reduce(0, +) == 1)
    #expect(decided.map(\.discarded).reduce(0, +) == 1)
    #expect(decided.map(\.relabelled).reduce(0, +) == 1)
    #expect(tally.classes.first { $0.classID == ClassID(2) }?.changedPixels == 60)
    #expect(tally.changedPixels == 60 && tally.images[0].decided == 3)
    #expect(tally.classes.map(\.pixels).reduce(0, +) == items.map(\.area).reduce(0, +))
  }

  @Test func imagesWithTheMostChangedPixelsComeFirstAndTiesInTheirOrder() throws {
    var tally = ReportTally(taxonomy: try WorkstationFixture.makeTaxonomy())
    for (place, count) in [3, 9, 0, 9, 4].enumerated() {
      tally.add(
        ImageID(place), items: [item(place, of: 1, area: 5)], state: ReviewState(),
        changes: count > 0 ? change(1, 2, count) : [])
    }
    #expect(tally.imagesByChange(limit: 9).map(\.id.rawValue) == [1, 3, 4, 0, 2])
    #expect(tally.imagesByChange(limit: 2).map(\.changedPixels) == [9, 9])
    #expect(tally.imagesByChange(limit: 0).isEmpty)
  }

  @Test func classesStandInTheTaxonomysOrderAndVoidComesLast() throws {
    var tally = ReportTally(taxonomy: try WorkstationFixture.makeTaxonomy())
    tally.add(
      ImageID(1), items: [item(1, of: 4, area: 5), item(2, of: 0, area: 7)], state: ReviewState(),
      changes: change(255, 4, 2))
    #expect(tally.classes.map(\.classID.rawValue) == [0, 4, 255])
    let sum = ClassTablePicture.sum(tally.classes)
    #expect(sum.components == 2 && sum.pixels == 12 && sum.changedPixels == 2)
  }

  @Test func numbersOfThirteenCharactersStandApart() throws {
    var row = ReportTally.ClassRow(classID: ClassID(0))
    row.pixels = 2_036_416_525
    row.changedPixels = 2_036_416_525
    let taxonomy = try WorkstationFixture.makeTaxonomy()
    let text = ClassTablePicture([row], taxonomy: taxonomy).frame.text()
    let lines = text.split(separator: "\n").filter { $0.contains("2,036") }
    #expect(lines.count == 2)
    for line in lines {
      let words = line.split(separator: " ").suffix(8)
      #expect(words.suffix(2) == ["2,036,416,525", "2,036,416,525"])
      #expect(words.dropLast(2).allSatisfy { $0 == "0" })
    }
  }

  @Test func aShapeThatIsAcceptedStaysReshaped() throws {
    let fixture = try WorkstationFixture()
    let workstation = try fixture.workstation(200, 60)
    workstation.press("e ] p L l p x x Enter k a")
    let state = try fixture.store.reviewState()
    #expect(state.decisions.values.map(\.kind) == [.keep])
    let image = fixture.images[0].id
    var tally = ReportTally(taxonomy: fixture.taxonomy)
    tally.add(
      image, items: try fixture.store.components(of: image), state: state, changes: [])
    let sum = ClassTablePicture.sum(tally.classes)
    #expect(sum.reshaped == 1 && sum.kept == 1 && sum.decided == 1)
  }

  @Test(arguments: [("0", 0), ("12", 12), ("all", Int.max)])
  func countsOfImagesAreRead(text: String, limit: Int) {
    #expect(ReportImageCount(argument: text)?.limit == limit)
  }

  @Test(arguments: ["-1", "many", "", "1.5"])
  func otherCountsAreRefused(text: String) {
    #expect(ReportImageCount(argument: text) == nil)
  }
}
