import Foundation
import GRDB
import Labels
import Testing

@testable import Refiner

/// Shards that do not belong together are named, and nothing is written.
@Suite struct ShardMixTests {
  private func expect(
    _ parts: String..., from body: () throws -> Void,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let error = #expect(throws: (any Error).self, sourceLocation: sourceLocation) { try body() }
    let text = error.map { "\($0)" } ?? ""
    for part in parts {
      #expect(text.contains(part), "\(text)", sourceLocation: sourceLocation)
    }
    #expect(!text.contains("\n"), sourceLocation: sourceLocation)
  }

  @Test func aShardWithOtherSettingsIsRefusedAtItsStart() throws {
    let fixture = try ShardFixture()
    _ = try fixture.shard("1/2", of: "run")
    var settings = RefinementSettings()
    settings.preset = .secoV1
    expect("plan-of-2.toml", "another 'preset' (paper, not seco-v1)") {
      _ = try fixture.shard("2/2", of: "run", settings: settings)
    }
    let second = try #require(Shard("2/2"))
    expect("another Fleck (fleck test, not fleck next)") {
      _ = try fixture.refinement("run", tool: "fleck next").run(second) { _ in }
    }
    expect("another taxonomy") {
      let other = try testTaxonomy(["a", "b", "c", "d", "f"])
      _ = try fixture.refinement("run", taxonomy: other).run(second) { _ in }
    }
    expect("shards of 2, not of 3") { _ = try fixture.shard("2/3", of: "run") }
    try FileManager.default.removeItem(atPath: fixture.sandbox("images/image-3.png"))
    try FileManager.default.removeItem(atPath: fixture.sandbox("labels/image-3.png"))
    expect("other files in the data set") { _ = try fixture.shard("2/2", of: "run") }
  }

  /// Two shards may begin at once, each before the other's plan is there.
  @Test func shardsThatBeganAtOnceWithOtherSettingsAreNotGathered() throws {
    let fixture = try ShardFixture()
    _ = try fixture.shard("1/2", of: "run")
    try FileManager.default.removeItem(atPath: fixture.sandbox("run/shards/plan-of-2.toml"))
    var settings = RefinementSettings()
    settings.thresholds.correction = 0.5
    _ = try fixture.shard("2/2", of: "run", settings: settings)
    expect("run/shards/2-of-2.sqlite", "another 'tau_cr' (0.5, not 0.95)") {
      try fixture.gather("run")
    }
    #expect(!Run.exists(fixture.sandbox("run")))
  }

  @Test func shardsThatAreMissingOrUnfinishedAreNamed() throws {
    let fixture = try ShardFixture()
    expect("run: holds no shards") { try fixture.gather("run") }
    _ = try fixture.shard("1/4", of: "run")
    _ = try fixture.shard("3/4", of: "run")
    expect("run: of 4 shards, 2 and 4 are missing;") { try fixture.gather("run") }
    _ = try fixture.shard("2/4", of: "run")
    _ = try fixture.shard("4/4", of: "run")
    let path = fixture.sandbox("run/shards/4-of-4.sqlite")
    do {
      // Whoever works on a shard keeps others out; its stage is not known then.
      let busy = try ReviewStore.open(at: path, readOnly: false, use: .draft)
      expect("4 is not finished") { try fixture.gather("run") }
      expect("4-of-4.sqlite", "another process") { _ = try fixture.shard("4/4", of: "run") }
      try busy.close()
    }
    try FileManager.default.copyItem(
      atPath: path, toPath: fixture.sandbox("run/shards/1-of-5.sqlite"))
    expect("shards of 5, not of 4") { try fixture.gather("run") }
  }

  @Test func aRunInShardsIsNotRefinedByOneProcess() throws {
    let fixture = try ShardFixture()
    _ = try fixture.shard("1/2", of: "run")
    #expect(throws: ShardError.inShards(folder: fixture.sandbox("run"))) {
      try fixture.refinement("run").run { _ in }
    }
  }

  /// A process that was killed left a draft with the first images; gathering must not take it for the
  /// whole of the shards that these are of.
  @Test func aRunThatOneProcessBeganIsNotRefinedInShards() throws {
    let fixture = try ShardFixture()
    // What it goes in with is the same in shards of another folder.
    for text in ["1/2", "2/2"] { _ = try fixture.shard(text, of: "other") }
    let configuration = try ShardCollection(of: fixture.sandbox("other")).configuration
    try Run.resume(fixture.sandbox("run"), configuration: configuration) { nil }.store.close()
    #expect(FileSystem.kind(of: fixture.sandbox("run/draft.sqlite")) != nil)
    #expect(throws: ShardError.inOneProcess(folder: fixture.sandbox("run"))) {
      _ = try fixture.shard("1/2", of: "run")
    }
    _ = try fixture.refinement("run").run { _ in }
    #expect(try Run.open(fixture.sandbox("run")).store.imageCount() == ShardFixture.images)
  }

  @Test func aDraftThatHoldsAPartOfAShardIsNotGatheredOver() throws {
    let fixture = try ShardFixture()
    for text in ["1/2", "2/2"] { _ = try fixture.shard(text, of: "run") }
    do {
      let shards = try ShardCollection(of: fixture.sandbox("run"))
      let run = try Run.resume(
        fixture.sandbox("run"), configuration: shards.configuration
      ) { nil }
      try run.store.add([(shards.shards[0].images[0], [])])
      try run.store.close()
    }
    expect("1-of-2.sqlite", "part") { try fixture.gather("run") }
  }

  @Test func aMapThatIsNotTheShardsOwnIsNamed() throws {
    let fixture = try ShardFixture()
    _ = try fixture.shard("1/2", of: "run")
    _ = try fixture.shard("2/2", of: "run")
    let map = fixture.sandbox("run/labels/image-1.png")
    try AtomicFile.write([1, 2, 3], to: map)
    expect("labels/image-1.png", "2/2", "2-of-2.sqlite") { try fixture.gather("run") }
    try FileManager.default.removeItem(atPath: map)
    expect("labels/image-1.png", "2/2") { try fixture.gather("run") }
    try FileManager.default.removeItem(atPath: fixture.sandbox("run/shards/2-of-2.sqlite"))
    _ = try fixture.shard("2/2", of: "run")
    try fixture.gather("run")
  }

  @Test func aShardWhoseImagesChangedIsNotGoneOnWith() throws {
    let fixture = try ShardFixture()
    _ = try fixture.shard("2/2", of: "run")
    let image = fixture.sandbox("images/image-1.png")
    try AtomicFile.write(
      Array(try Data(contentsOf: URL(fileURLWithPath: image))) + [0], to: image)
    expect("2-of-2.sqlite", "other input files") { _ = try fixture.shard("2/2", of: "run") }
    // The other shard does not read that image.
    #expect(try fixture.shard("1/2", of: "run").images == 4)
  }

  /// An image that another shard has too: SQLite refuses the second row.
  @Test func aShardThatCannotBeTakenInIsNamed() throws {
    let fixture = try ShardFixture()
    for text in ["1/2", "2/2"] { _ = try fixture.shard(text, of: "run") }
    let path = fixture.sandbox("run/shards/2-of-2.sqlite")
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    let database = try DatabaseQueue(path: path, configuration: configuration)
    try database.write { try $0.execute(sql: "UPDATE component SET id = id - (1 << 32)") }
    try database.close()
    expect("run/shards/2-of-2.sqlite", "run the shard again") { try fixture.gather("run") }
  }

  @Test(arguments: 0..<24)
  func aDamagedShardNeverTraps(seed: Int) throws {
    let fixture = try ShardFixture()
    for text in ["1/2", "2/2"] { _ = try fixture.shard(text, of: "run") }
    let path = fixture.sandbox("run/shards/1-of-2.sqlite")
    var bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    var random = SplitMix64(seed: UInt64(seed))
    for _ in 0..<(1 << (seed % 8)) {
      bytes[.random(in: 0..<bytes.count, using: &random)] = .random(in: 0...255, using: &random)
    }
    if seed.isMultiple(of: 5) { bytes.removeLast(.random(in: 1..<bytes.count, using: &random)) }
    try AtomicFile.write(bytes, to: path)
    do {
      try fixture.gather("run")
      _ = try Run.open(fixture.sandbox("run"), readOnly: true).store.queue(flaggedOnly: false)
    } catch {
      #expect("\(error)".contains(fixture.sandbox("run")) && !"\(error)".contains("\n"))
      #expect(!FileManager.default.fileExists(atPath: fixture.sandbox("run/review.sqlite")))
    }
  }
}
