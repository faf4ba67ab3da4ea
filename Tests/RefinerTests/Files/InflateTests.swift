import Testing

@testable import Refiner

/// Raw deflate streams.
@Suite struct InflateTests {
  private static func inflate(_ stream: [UInt8], size: Int) -> [UInt8]? {
    Inflate.raw(stream.span, size: size)
  }

  @Test func aStreamIsUnpackedToExactlyItsSize() {
    let bytes = (0..<70_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    let stream = TestDeflate.stored(bytes)
    #expect(Self.inflate(stream, size: bytes.count) == bytes)
    #expect(Self.inflate(stream, size: bytes.count - 1) == nil)
    #expect(Self.inflate(stream, size: bytes.count + 1) == nil)
    #expect(Self.inflate(stream.dropLast(), size: bytes.count) == nil)
  }

  @Test func repetitionsAreUnpacked() {
    let stream = TestDeflate.zeros(matches: 1000)
    #expect(
      Self.inflate(stream, size: 258_001) == [UInt8](repeating: 0, count: 258_001))
  }
}
