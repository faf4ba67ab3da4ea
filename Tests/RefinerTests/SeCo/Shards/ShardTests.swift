import Testing

@testable import Refiner

@Suite struct ShardTests {
  @Test func aShardReadsAsItIsWritten() throws {
    let shard = try #require(Shard("2/5"))
    #expect(shard.index == 2 && shard.count == 5 && "\(shard)" == "2/5")
    #expect(shard.fileName == "2-of-5.sqlite" && Shard(fileName: "2-of-5.sqlite") == shard)
    #expect(Shard("1/1") != nil && Shard("10000/10000") != nil)
  }

  @Test(arguments: [
    "", "/", "1", "0/5", "6/5", "-1/5", "1/0", "1/5/5", " 1/5", "01/5", "+1/5", "1/10001", "a/b",
    "1/5 ", "99999999999999999999/5",
  ])
  func whatIsNoShardIsRefused(text: String) {
    #expect(Shard(text) == nil)
  }

  @Test(arguments: [
    "2-of-5.sqlite-journal", "plan-of-5.toml", "2-of-5.sqlite.partial", "6-of-5.sqlite",
  ])
  func otherFilesAreNoShards(name: String) {
    #expect(Shard(fileName: name) == nil)
  }

  @Test func everyFifthImageBelongsToAShard() throws {
    let shard = try #require(Shard("2/5"))
    #expect(shard.images(of: 12).map(\.rawValue) == [2, 7, 12])
    #expect(shard.images(of: 1).isEmpty)
  }

  @Test(arguments: [(1, 1), (7, 3), (5, 8), (0, 2)])
  func shardsDivideTheImagesAmongThem(total: Int, count: Int) {
    let shards = (1...count).compactMap { Shard(index: $0, of: count) }
    let images = shards.flatMap { $0.images(of: total) }.map(\.rawValue)
    #expect(images.sorted() == Array(1..<(total + 1)))
  }

  @Test func anErrorNamesTheShardsThatAreMissing() throws {
    func error(_ missing: [Int], _ unfinished: [Int]) -> String {
      func shards(_ list: [Int]) -> [Shard] { list.compactMap { Shard(index: $0, of: 30) } }
      return
        "\(ShardError.incomplete(folder: "r", missing: shards(missing), unfinished: shards(unfinished), count: 30))"
    }
    #expect(error([2], []).hasPrefix("r: of 30 shards, 2 is missing; "))
    #expect(error([2, 4, 9], []).contains("2, 4 and 9 are missing;"))
    #expect(error([2, 4], [3]).contains("2 and 4 are missing and 3 is not finished;"))
    #expect(error(Array(1...12), []).contains("9, 10 and 2 more are missing;"))
  }
}
