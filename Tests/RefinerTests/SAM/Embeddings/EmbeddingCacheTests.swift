import Foundation
import Labels
import Testing

@testable import Refiner

@Suite struct EmbeddingCacheTests {
  /// The bytes of a file of one embedding of the fixture.
  private static let length = 248 + 8 * 4 * 4 * 2

  private let sandbox: FileSandbox
  private let cache: EmbeddingCache

  init() throws {
    sandbox = try FileSandbox()
    cache = EmbeddingCache(folder: sandbox("cache"), limitBytes: 3 * Self.length)
  }

  /// Makes a stored embedding look unused for some minutes.
  private func age(_ key: EmbeddingKey, minutes: Double) throws {
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSinceNow: -60 * minutes)], ofItemAtPath: path(key))
  }

  private func path(_ key: EmbeddingKey) -> String {
    sandbox("cache/embedding-\(key.digest).fleck")
  }

  private func names() -> [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: sandbox("cache")).sorted()) ?? []
  }

  @Test func whatIsStoredComesBackInHalfPrecision() throws {
    let embedding = EmbeddingFixture.embedding()
    let key = EmbeddingFixture.key("photo")
    #expect(cache.load(key) == nil)
    try cache.store(embedding, for: key)
    let loaded = try #require(cache.load(key))
    #expect(embedding.roundedToHalf().equals(loaded))
    #expect(!embedding.equals(loaded))
    #expect(loaded.roundedToHalf().equals(loaded))
    for (value, exact) in zip(loaded.values.values, embedding.values.values) {
      #expect(value == Float(half: exact.halfBits))
      #expect(abs(value - exact) <= abs(exact) / 2048)
    }
    #expect(names() == ["embedding-\(key.digest).fleck"])
    #expect(try FileSystem.read(path(key), limit: 1 << 20).count == Self.length)
  }

  @Test func photoNetworkAndRegionMustAllBeTheSame() throws {
    let key = EmbeddingFixture.key("photo", region: Rectangle(x: 1, y: 2, width: 3, height: 4))
    try cache.store(EmbeddingFixture.embedding(), for: key)
    #expect(cache.load(key) != nil)
    #expect(cache.load(EmbeddingFixture.key("other", region: key.region)) == nil)
    #expect(cache.load(EmbeddingFixture.key("photo")) == nil)
    let moved = Rectangle<ImageSpace>(x: 2, y: 1, width: 3, height: 4)
    #expect(cache.load(EmbeddingFixture.key("photo", region: moved)) == nil)
    let model = EmbeddingKey(image: key.image, model: key.image, region: key.region)
    #expect(cache.load(model) == nil)
  }

  @Test func everyDamagedByteIsAMissAndTheFileIsRemoved() throws {
    let key = EmbeddingFixture.key("photo")
    try cache.store(EmbeddingFixture.embedding(), for: key)
    let good = try FileSystem.read(path(key), limit: 1 << 20)
    for position in good.indices {
      var bad = good
      bad[position] ^= 1 << UInt8(position % 8)
      try sandbox.write(bad, to: "cache/embedding-\(key.digest).fleck")
      #expect(cache.load(key) == nil, "byte \(position)")
      #expect(names().isEmpty)
    }
    try sandbox.write(good, to: "cache/embedding-\(key.digest).fleck")
    #expect(cache.load(key) != nil)
  }

  @Test(arguments: [0, 1, 7, 8, 199, 247, 248, 503, 505])
  func aFileOfAnotherLengthIsAMiss(length: Int) throws {
    let key = EmbeddingFixture.key("photo")
    try cache.store(EmbeddingFixture.embedding(), for: key)
    let good = try FileSystem.read(path(key), limit: 1 << 20)
    try sandbox.write(
      Array((good + [0]).prefix(length)), to: "cache/embedding-\(key.digest).fleck")
    #expect(cache.load(key) == nil)
    #expect(names().isEmpty)
  }

  @Test func aFileUnderAnotherKeysNameIsAMiss() throws {
    let key = EmbeddingFixture.key("photo")
    let other = EmbeddingFixture.key("other")
    try cache.store(EmbeddingFixture.embedding(), for: key)
    try FileManager.default.copyItem(atPath: path(key), toPath: path(other))
    #expect(cache.load(other) == nil)
    #expect(cache.load(key) != nil)
  }

  @Test func theLongestUnusedEmbeddingMakesRoom() throws {
    let keys = ["a", "b", "c", "d"].map { EmbeddingFixture.key($0) }
    for (index, key) in keys.prefix(3).enumerated() {
      try cache.store(EmbeddingFixture.embedding(), for: key)
      try age(key, minutes: Double(30 - index))
    }
    // Reading the oldest makes it the youngest.
    #expect(cache.load(keys[0]) != nil)
    try cache.store(EmbeddingFixture.embedding(), for: keys[3])
    #expect(cache.load(keys[0]) != nil)
    #expect(cache.load(keys[1]) == nil)
    #expect(cache.load(keys[2]) != nil)
    #expect(cache.load(keys[3]) != nil)
    #expect(names().count == 3)
  }

  @Test func storingAgainReplacesTheFileAndRemovesNothing() throws {
    let keys = ["a", "b", "c"].map { EmbeddingFixture.key($0) }
    for key in keys { try cache.store(EmbeddingFixture.embedding(), for: key) }
    let other = EmbeddingFixture.embedding("two")
    try cache.store(other, for: keys[1])
    #expect(names().count == 3)
    #expect(other.roundedToHalf().equals(cache.load(keys[1])))
  }

  @Test func whatTheCacheDidNotWriteStays() throws {
    let digest = FileDigest.sha256(Array("x".utf8))
    let foreign = [
      "embedding-\(digest).fleck", "embedding-short.fleck", "notes.txt", "\(digest).fleck",
      "embedding-\(digest).npy",
    ]
    for name in foreign {
      try sandbox.write([UInt8](repeating: 7, count: 5 * Self.length), to: "cache/\(name)")
    }
    // The magic under a name of another pattern does not make it the cache's.
    try sandbox.write(EmbeddingRecord.magic, to: "cache/magic.fleck")
    let full = EmbeddingCache(folder: cache.folder, limitBytes: Self.length)
    try full.store(EmbeddingFixture.embedding(), for: EmbeddingFixture.key("a"))
    try full.store(EmbeddingFixture.embedding(), for: EmbeddingFixture.key("b"))
    let own = "embedding-\(EmbeddingFixture.key("b").digest).fleck"
    #expect(names() == (foreign + ["magic.fleck", own]).sorted())
  }

  @Test func anEmbeddingThatAloneExceedsTheLimitIsNotStored() throws {
    let small = EmbeddingCache(folder: cache.folder, limitBytes: Self.length - 1)
    try small.store(EmbeddingFixture.embedding(), for: EmbeddingFixture.key("a"))
    #expect(names().isEmpty)
    let exact = EmbeddingCache(folder: cache.folder, limitBytes: Self.length)
    try exact.store(EmbeddingFixture.embedding(), for: EmbeddingFixture.key("a"))
    #expect(exact.load(EmbeddingFixture.key("a")) != nil)
  }

  @Test(arguments: [Float.nan, .infinity, -70_000])
  func valuesThatHalfPrecisionDoesNotHoldAreNotStored(value: Float) throws {
    var values = EmbeddingFixture.embedding().values.values
    values[100] = value
    let embedding = ImageEmbedding(
      FloatStorage(values), channelCount: 8, side: 4, inputSide: 64,
      resized: Size(width: 64, height: 48), original: Size(width: 200, height: 150))
    try cache.store(embedding, for: EmbeddingFixture.key("photo"))
    #expect(names().isEmpty)
  }

  @Test func aFolderThatCannotBeMadeIsAnErrorOnWritingOnly() throws {
    try sandbox.touch("file")
    let cache = EmbeddingCache(folder: sandbox("file/cache"), limitBytes: 1 << 20)
    #expect(cache.load(EmbeddingFixture.key("photo")) == nil)
    #expect(throws: FileError.self) {
      try cache.store(EmbeddingFixture.embedding(), for: EmbeddingFixture.key("photo"))
    }
  }

  @Test func whatKilledProcessesLeftIsRemovedWhenItIsOld() throws {
    try sandbox.touch("cache/.fleck-1-2.temporary", "cache/.fleck-3-4.temporary")
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSinceNow: -7200)],
      ofItemAtPath: sandbox("cache/.fleck-1-2.temporary"))
    try cache.store(EmbeddingFixture.embedding(), for: EmbeddingFixture.key("photo"))
    #expect(names().filter { $0.hasPrefix(".") } == [".fleck-3-4.temporary"])
  }
}
