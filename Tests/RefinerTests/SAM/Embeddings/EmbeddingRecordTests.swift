import Labels
import Testing

@testable import Refiner

@Suite struct EmbeddingRecordTests {
  /// A file whose numbers are replaced and whose digest is right again: what a forger would make.
  private static func forged(
    _ key: EmbeddingKey, _ change: (inout [UInt8]) -> Void
  ) throws -> [UInt8] {
    let good = try #require(EmbeddingRecord.encode(EmbeddingFixture.embedding(), for: key))
    var content = Array(good[200...])
    change(&content)
    return Array(good[..<136]) + Array(FileDigest.sha256(content).utf8) + content
  }

  private static let key = EmbeddingFixture.key("photo")

  @Test func theHeaderIsWhatTheDocumentationSays() throws {
    let region = Rectangle<ImageSpace>(x: 5, y: 6, width: 300, height: 70_000)
    let key = EmbeddingFixture.key("photo", region: region)
    let bytes = try #require(EmbeddingRecord.encode(EmbeddingFixture.embedding(), for: key))
    #expect(bytes[..<8].elementsEqual("FLECKEMB".utf8))
    #expect(bytes[8..<72].elementsEqual(key.image.utf8))
    #expect(bytes[72..<136].elementsEqual(key.model.utf8))
    let numbers = (0..<12).map { index in
      (0..<4).reduce(0) { $0 | Int(bytes[200 + index * 4 + $1]) << ($1 * 8) }
    }
    #expect(numbers == [1, 8, 4, 64, 64, 48, 200, 150, 5, 6, 300, 70_000])
    let first = EmbeddingFixture.embedding().values.values[0].halfBits
    #expect(bytes[248] == UInt8(first & 255) && bytes[249] == UInt8(first >> 8))
    #expect(EmbeddingRecord.decode(bytes, for: key) != nil)
  }

  @Test func aForgedFileWithSoundNumbersIsRead() throws {
    let bytes = try Self.forged(Self.key) { $0[24] = 201 }
    #expect(EmbeddingRecord.decode(bytes, for: Self.key)?.original.width == 201)
  }

  @Test(arguments: 0..<8, [UInt8(0), 255])
  func forgedNumbersWithARightDigestAreAMiss(number: Int, value: UInt8) throws {
    let bytes = try Self.forged(Self.key) { content in
      for byte in 0..<4 { content[number * 4 + byte] = value }
    }
    #expect(EmbeddingRecord.decode(bytes, for: Self.key) == nil)
  }

  @Test func aForgedRegionIsAMiss() throws {
    let bytes = try Self.forged(Self.key) { content in
      content[40] = 1
      content[44] = 1
    }
    #expect(EmbeddingRecord.decode(bytes, for: Self.key) == nil)
  }

  @Test func keysThatDifferHaveDifferentDigests() {
    let image = FileDigest.sha256(Array("a".utf8))
    let model = FileDigest.sha256(Array("b".utf8))
    let regions: [Rectangle<ImageSpace>?] = [
      nil, Rectangle(x: 1, y: 11, width: 1, height: 1), Rectangle(x: 11, y: 1, width: 1, height: 1),
    ]
    var digests = regions.map { EmbeddingKey(image: image, model: model, region: $0).digest }
    digests.append(EmbeddingKey(image: model, model: image).digest)
    #expect(Set(digests).count == 4)
  }

  @Test func aPhotosDigestDependsOnItsShape() {
    let wide = RGBImage(width: 4, height: 2)
    let tall = RGBImage(width: 2, height: 4)
    #expect(EmbeddingKey.digest(of: wide) != EmbeddingKey.digest(of: tall))
    #expect(EmbeddingKey.digest(of: wide) == EmbeddingKey.digest(of: RGBImage(width: 4, height: 2)))
    #expect(EmbeddingKey.isDigest(EmbeddingKey.digest(of: wide)))
    #expect(!EmbeddingKey.isDigest("short"))
    #expect(!EmbeddingKey.isDigest(String(repeating: "A", count: 64)))
  }
}
