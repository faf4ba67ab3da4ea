import Foundation
import Labels
import Testing

@testable import Refiner

/// Whatever way a run was made, its files have the same bytes.
@Suite struct GatheringTests {
  @Test func shardsEndInTheBytesOfOneProcess() throws {
    let fixture = try ShardFixture()
    _ = try fixture.refinement("one", workers: 1).run { _ in }
    _ = try fixture.refinement("four", workers: 4).run { _ in }
    let expected = try fixture.digests("one")
    #expect(expected.count == ShardFixture.images + 2)
    #expect(try fixture.digests("four") == expected)
    for text in ["3/3", "1/3", "2/3"] { _ = try fixture.shard(text, of: "three") }
    let summary = try fixture.gather("three")
    #expect(summary.images == ShardFixture.images && summary.shards == 3)
    #expect(try fixture.digests("three") == expected)
    // More shards than images: the last ones are empty.
    for index in 1...9 { _ = try fixture.shard("\(index)/9", of: "nine") }
    try fixture.gather("nine")
    #expect(try fixture.digests("nine") == expected)
    #expect(Verification.verify(run: fixture.sandbox("nine")).isEmpty)
  }

  @Test func thresholdsOfASelectionAreThoseOfTheWholeDataSet() throws {
    let fixture = try ShardFixture()
    var settings = RefinementSettings()
    settings.selection = .classBalanced
    _ = try fixture.refinement("one", settings: settings).run { _ in }
    for text in ["1/2", "2/2"] { _ = try fixture.shard(text, of: "two", settings: settings) }
    try fixture.gather("two")
    #expect(try fixture.digests("two") == fixture.digests("one"))
  }

  @Test func gatheringAndShardsOfAFinishedRunChangeNothing() throws {
    let fixture = try ShardFixture()
    for text in ["1/2", "2/2"] { _ = try fixture.shard(text, of: "run") }
    try fixture.gather("run")
    let before = try fixture.digests("run")
    #expect(try fixture.gather("run").shards == nil)
    let again = try fixture.shard("1/2", of: "run")
    #expect(again.isGathered && again.images == 4 && again.analysed == 0 && again.components > 0)
    #expect(try fixture.refinement("run").run { _ in }.analysed == 0)
    #expect(try fixture.digests("run").filter { !$0.key.contains("sqlite-") } == before)
    var settings = RefinementSettings()
    settings.thresholds.noise = 0.5
    #expect(throws: RefinementError.otherRun(folder: fixture.sandbox("run"))) {
      try fixture.shard("1/2", of: "run", settings: settings)
    }
  }

  /// Stops where a kill would: the draft is there, the run is not.
  @Test func aGatheringThatWasStoppedGoesOn() throws {
    let fixture = try ShardFixture()
    _ = try fixture.refinement("one").run { _ in }
    for text in ["1/3", "2/3", "3/3"] { _ = try fixture.shard(text, of: "run") }
    do {
      let shards = try ShardCollection(of: fixture.sandbox("run"))
      let draft = try Run.resume(
        fixture.sandbox("run"), configuration: shards.configuration
      ) { nil }
      try draft.store.addAll(ofStore: shards.shards[1].path)
      try draft.store.close()
    }
    try Data("rest".utf8).write(
      to: URL(fileURLWithPath: fixture.sandbox("run/review.sqlite.partial")))
    try fixture.gather("run")
    #expect(try fixture.digests("run") == fixture.digests("one"))
  }

  /// Killed after the run was in place and before the shards were gone.
  @Test func shardsThatWereLeftBehindAreRemovedByGatheringAgain() throws {
    let fixture = try ShardFixture()
    for text in ["1/2", "2/2"] { _ = try fixture.shard(text, of: "run") }
    let manager = FileManager.default
    try manager.copyItem(atPath: fixture.sandbox("run/shards"), toPath: fixture.sandbox("kept"))
    try fixture.gather("run")
    let before = try fixture.digests("run")
    try manager.copyItem(atPath: fixture.sandbox("kept"), toPath: fixture.sandbox("run/shards"))
    for suffix in ["", "-journal"] {
      try AtomicFile.write([1], to: fixture.sandbox("run/draft.sqlite" + suffix))
    }
    try fixture.gather("run")
    #expect(try fixture.digests("run").filter { !$0.key.contains("sqlite-") } == before)
  }

  @Test func aShardGoesOnWhereItWas() throws {
    let fixture = try ShardFixture()
    struct Stop: Error {}
    let shard = try #require(Shard("1/1"))
    let first = try fixture.refinement("run", workers: 1)
    let plan = ShardPlan(
      of: first.samples, paths: first.paths, taxonomy: first.taxonomy, settings: first.settings,
      tool: first.tool, count: 1)
    _ = try ShardFolder(run: first.folder).begin(plan, count: 1) { nil }
    let ids = shard.images(of: ShardFixture.images)
    let inputs = try first.inputs(of: ids) { _ in }
    do {
      let part = try Run.shard(
        shard, of: first.folder, configuration: plan.configuration(with: inputs))
      _ = try first.analyseMissing(Array(zip(ids, inputs).prefix(3)), into: part) { _ in }
      try part.store.set(SettingKey.stage, to: nil)
      try part.store.close()
    }
    let summary = try fixture.shard("1/1", of: "run")
    #expect(summary.analysed == ShardFixture.images - 3 && summary.images == ShardFixture.images)
    try fixture.gather("run")
    _ = try fixture.refinement("one").run { _ in }
    #expect(try fixture.digests("run") == fixture.digests("one"))
  }
}
