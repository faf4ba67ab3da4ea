import Foundation
import Labels
import Refiner
import Testing

@Suite struct RunTests {
  @Test func theConfigurationReadsBackAsWritten() throws {
    let fixture = try ReviewFixture()
    let run = try fixture.makeRun()
    let path = run.folder + "/run.toml"
    #expect(try RunConfiguration.read(path) == run.configuration)
    let text = try String(contentsOfFile: path, encoding: .utf8)
    #expect(text == run.configuration.text)
  }

  @Test func theRunsIDFollowsFromItsInputs() throws {
    let fixture = try ReviewFixture()
    let taxonomy = try fixture.taxonomy()
    let file = RunInput.File(role: .image, path: "a", digest: "00")
    let input = RunInput(stem: "a", files: [file])
    let id = RunConfiguration.runID(of: [input], taxonomy: taxonomy, settings: RefinementSettings())
    #expect(id.count == 36 && id.split(separator: "-").map(\.count) == [8, 4, 4, 4, 12])
    let moved = RunInput(
      stem: "a", files: [RunInput.File(role: .image, path: "b", digest: "00")])
    #expect(
      RunConfiguration.runID(of: [moved], taxonomy: taxonomy, settings: RefinementSettings()) == id)
    #expect(
      RunConfiguration.runID(of: [], taxonomy: taxonomy, settings: RefinementSettings()) != id)
    var other = RefinementSettings()
    other.thresholds.noise = 0.5
    #expect(RunConfiguration.runID(of: [input], taxonomy: taxonomy, settings: other) != id)
  }

  @Test func aSecondReviewerIsToldWhoHoldsTheRun() throws {
    let fixture = try ReviewFixture()
    let run = try fixture.makeRun()
    let error = #expect(throws: StoreError.self) { try Run.open(run.folder) }
    let pid = ProcessInfo.processInfo.processIdentifier
    #expect(error?.description.contains("process \(pid)") == true)
    let reader = try Run.open(run.folder, readOnly: true)
    #expect(try reader.store.images().count == 2)
    withExtendedLifetime(run) {}
  }

  @Test func theLockGoesWithItsHolder() throws {
    let fixture = try ReviewFixture()
    do { _ = try fixture.makeRun() }
    _ = try Run.open(fixture.runFolder)
    _ = try Run.open(fixture.runFolder)
  }

  @Test func anUnfinishedRunSaysSo() throws {
    let fixture = try ReviewFixture()
    do { _ = try fixture.makeRun(stage: .features) }
    #expect(throws: StoreError.unfinished(folder: fixture.runFolder)) {
      try Run.open(fixture.runFolder)
    }
    let run = try Run.open(fixture.runFolder, unfinished: true)
    #expect(try run.store.stage() == .features)
    #expect(throws: StoreError.exists(path: fixture.runFolder)) {
      try Run.create(fixture.runFolder, configuration: run.configuration)
    }
  }

  @Test(arguments: ["../a", "/a", "a/../b", "a//b", "", ".", "a\u{1B}[2J", "a/"])
  func stemsThatLeaveTheRunAreRefused(stem: String) throws {
    let fixture = try ReviewFixture()
    let store = try ReviewStore.create(at: fixture.path)
    let image = ImageRecord(
      id: ImageID(1), stem: stem, image: "i", label: "l", size: fixture.size)
    #expect(throws: StoreError.badStem(path: fixture.path, stem: stem)) {
      try store.add([(image, [])])
    }
  }

  @Test(arguments: [
    "", "\u{0}", "format = 1", "format = 99", "[[input]]\nstem = 3", "format = 'x'", "= =",
  ])
  func brokenConfigurationsAreNamed(text: String) throws {
    let fixture = try ReviewFixture()
    let path = fixture.folder + "/run.toml"
    try AtomicFile.write(Array(text.utf8), to: path)
    let error = #expect(throws: StoreError.self) { try RunConfiguration.read(path) }
    #expect(error?.description.contains(path) == true)
  }

  @Test func onlyPixelsOfDecidedComponentsChange() throws {
    let fixture = try ReviewFixture()
    let run = try fixture.makeRun()
    let decisions = [
      Decision(component: ComponentID(2), kind: .relabel, classAfter: ClassID(5)),
      Decision(component: ComponentID(5), kind: .discard, classAfter: .void),
      Decision(component: ComponentID(6), kind: .keep, classAfter: ClassID(0)),
      Decision(component: ComponentID(7), kind: .flag, classAfter: ClassID(0)),
    ]
    for decision in decisions {
      _ = try run.store.append(.decide(decision), reviewer: "a", seconds: 1)
    }
    let state = try run.store.reviewState()
    let map = try run.composedMap(of: ImageID(1), state: state)
    var expected = fixture.map(seed: 1)
    let blocks = fixture.blocks(seed: 1)
    for (block, id) in [(blocks[1], ClassID(5)), (blocks[4], ClassID.void)] {
      for y in block.y..<block.maxY { for x in block.x..<block.maxX { expected[x, y] = id } }
    }
    #expect(map == expected)
    #expect(try run.composedMap(of: ImageID(2), state: state) == fixture.map(seed: 2))
  }

  @Test func statusCountsAndEstimates() throws {
    let fixture = try ReviewFixture()
    let run = try fixture.makeRun()
    let flagged = try run.store.queue(flaggedOnly: true)
    for (index, item) in flagged.prefix(3).enumerated() {
      _ = try run.store.append(
        .decide(item.acceptance), reviewer: "r\(index % 2)", seconds: [2, 4, 600][index])
    }
    let status = try RunStatus(of: run)
    #expect(status.images == 2 && status.components == 24 && status.flagged == 16)
    #expect(status.decided == 3 && status.undecided == 21)
    #expect(status.verdicts == [.clean: 8, .correctable: 8, .noise: 8])
    #expect(status.secondsPerDecision == 3 && status.reviewers == ["r0", "r1"])
    let undecided = try run.store.queue(flaggedOnly: false).filter { item in
      !flagged.prefix(3).contains { $0.id == item.id }
    }
    let left = undecided.reduce(0) { $0 + Double($1.eta) }
    #expect(status.wrongLeft.low <= left && left <= status.wrongLeft.high)
    let json = String(decoding: try JSONEncoder().encode(status), as: UTF8.self)
    for key in ["wrongLeft", "estimate", "low", "high", "secondsPerDecision", "correctable"] {
      #expect(json.contains("\"\(key)\""))
    }
  }

  /// Four coins at one half: mean 2, variance 1.
  @Test func fourCoinsAreEstimatedWithTheirVariance() {
    let left = WrongLeft(undecided: [0.5, 0.5, 0.5, 0.5], residuals: [], picks: [], bias: 0)
    #expect(left.estimate == 2 && abs(left.low - 0.355) < 1e-12 && abs(left.high - 3.645) < 1e-12)
  }
}
