import Foundation
import Labels
import Refiner
import Render
import Testing

@testable import App

/// What others have is passed by and not decided about.
@Suite struct LeaseNavigationTests {
  private let holder = LeaseHolder(
    reviewer: "ben", time: "2026-01-02T14:02:00.000Z", isDone: false)

  /// The queue holds the components 1 to 18 in this order, six of each image.
  private func workstation(
    _ fixture: WorkstationFixture, held: [Int]
  ) throws -> Workstation {
    let workstation = try fixture.workstation()
    workstation.update { session in
      session.take(Dictionary(uniqueKeysWithValues: held.map { (ImageID($0), holder) }))
    }
    return workstation
  }

  @Test func decidingGoesPastWhatOthersHave() throws {
    let fixture = try WorkstationFixture()
    let workstation = try workstation(fixture, held: [2])
    workstation.press("a a a a a a")
    #expect(workstation.state.component == 13 && workstation.state.rows == 6)
    workstation.press("a a a a a a")
    #expect(workstation.state.rows == 12)
    #expect(workstation.state.message.contains("the 6 components left are held by ben"))
  }

  @Test func steppingGoesPastWhatOthersHave() throws {
    let fixture = try WorkstationFixture()
    let workstation = try workstation(fixture, held: [2])
    workstation.press("Alt-5 j")
    #expect(workstation.state.component == 6)
    workstation.press("j")
    #expect(workstation.state.component == 13)
    workstation.press("k")
    #expect(workstation.state.component == 6)
    workstation.press("Right")
    #expect(workstation.state.image == "street_03")
    workstation.press("Left")
    #expect(workstation.state.image == "street_01")
    let end = try self.workstation(fixture, held: [3])
    end.press("Alt-1 Alt-1 j j")
    #expect(end.state.component == 12 && end.state.message.contains("last component"))
  }

  @Test func nothingIsDecidedAboutWhatOthersHave() throws {
    let fixture = try WorkstationFixture()
    let workstation = try workstation(fixture, held: [2])
    for key in ["a", "x", "Enter"] {
      workstation.press("Alt-7 G")
      #expect(workstation.state.component == 7)
      workstation.press(key)
      #expect(
        workstation.state.message.hasPrefix("street_02 is held by ben since 2026-01-02 "),
        "\(workstation.state.message)")
      #expect(workstation.state.message.hasSuffix("; nothing was decided"))
      #expect(workstation.state.component == 13)
    }
    #expect(try fixture.store.journalCount() == 0)
  }

  @Test func aRangeWithWhatOthersHaveIsNotDecided() throws {
    let fixture = try WorkstationFixture()
    let workstation = try workstation(fixture, held: [2])
    workstation.press("V j j j j j j a")
    #expect(workstation.state.message.contains("street_02 is held by ben"))
    #expect(workstation.state.screen == "review" && workstation.state.rows == 0)
  }

  @Test func whoeverTakesTheImageUnderTheCursorIsNamed() throws {
    let fixture = try WorkstationFixture()
    let workstation = try workstation(fixture, held: [])
    workstation.update { $0.take([ImageID(1): holder]) }
    #expect(workstation.state.message.contains("street_01 is held by ben"))
    #expect(workstation.state.component == 1)
    let frame = workstation.frame().text()
    #expect(frame.contains("held by ben"))
    workstation.press("n")
    #expect(workstation.state.component == 7)
    workstation.update { $0.take([ImageID: LeaseHolder]()) }
    workstation.press("Alt-1 G a")
    #expect(workstation.state.rows == 1)
  }

  /// The journal asks for the lease itself: what was taken a moment ago is refused too.
  @Test func aDecisionWaitsForItsLease() throws {
    let fixture = try WorkstationFixture()
    let path = fixture.folder + "/leases"
    let ben = try LeaseFolder(path, pool: "p", reviewer: "ben", run: "b")
    let keeper = try LeaseKeeper(
      LeaseFolder(path, pool: "p", reviewer: "anna", run: "a"), shared: [ImageID(3)],
      decided: [], didLoad: {})
    defer { keeper.stop() }
    let journal = LeasedJournal(
      store: fixture.store, keeper: keeper,
      images: Dictionary(uniqueKeysWithValues: fixture.images.map { ($0.id, $0) }),
      originals: [:], foreignRows: 0)
    let workstation = try fixture.workstation(journal: journal)
    #expect(try ben.take(ImageID(1)) == nil)
    workstation.press("a")
    #expect(workstation.state.message.contains("street_01 is held by ben since "))
    #expect(workstation.state.rows == 0 && workstation.state.component == 7)
    workstation.press("a")
    #expect(workstation.state.rows == 1)
    #expect(try ben.take(ImageID(2))?.isDone == true)
    // Undone: it is free again once she is elsewhere.
    workstation.press("u")
    #expect(try ben.take(ImageID(2)) == nil)
    // And not done again.
    workstation.press("Ctrl-R")
    #expect(workstation.state.message.contains("street_02 is held by ben"))
    // A flag needs it too.
    workstation.press("f")
    #expect(workstation.state.message.contains("street_02 is held by ben"))
    // Shared ones need nothing.
    workstation.press("Alt-1 Alt-3 G a")
    #expect(workstation.state.rows == 3)
    #expect(try ben.holders().isEmpty)
  }

  @Test func theImageUnderTheCursorIsHeldAndLeft() throws {
    let fixture = try WorkstationFixture()
    let path = fixture.folder + "/leases"
    let ben = try LeaseFolder(path, pool: "p", reviewer: "ben", run: "b")
    let keeper = try LeaseKeeper(
      LeaseFolder(path, pool: "p", reviewer: "anna", run: "a"), shared: [ImageID(3)],
      decided: [], didLoad: {})
    func want(_ image: Int?) {
      keeper.want(image.map { ImageID($0) })
      while !keeper.isIdle { Thread.sleep(forTimeInterval: 0.001) }
    }
    want(1)
    #expect(try ben.holders().keys.sorted() == [ImageID(1)])
    want(2)
    #expect(try ben.holders().keys.sorted() == [ImageID(2)])
    try keeper.claim([fixture.images[1]], done: true)
    want(3)
    #expect(try ben.holders().mapValues(\.isDone) == [ImageID(2): true])
    want(1)
    keeper.stop()
    #expect(try ben.holders().keys.sorted() == [ImageID(2)])
    // What she decided about is hers again the next time, and what she did not is given back.
    let again = try LeaseKeeper(
      LeaseFolder(path, pool: "p", reviewer: "anna", run: "a"), shared: [], decided: [ImageID(1)],
      didLoad: {})
    #expect(try ben.holders().mapValues(\.isDone) == [ImageID(1): true])
    again.stop()
  }
}
