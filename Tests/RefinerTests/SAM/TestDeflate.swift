/// Deflate streams (RFC 1951) for tests, written without a library.
enum TestDeflate {
  /// Bytes as they are, in stored blocks.
  static func stored(_ bytes: [UInt8]) -> [UInt8] {
    var stream: [UInt8] = []
    var start = 0
    repeat {
      let end = min(start + 0xFFFF, bytes.count)
      let length = end - start
      stream += [end == bytes.count ? 1 : 0]
      stream += TestCheckpoint.littleEndian(length, bytes: 2)
      stream += TestCheckpoint.littleEndian(~length, bytes: 2)
      stream += bytes[start..<end]
      start = end
    } while start < bytes.count
    return stream
  }

  /// `258 * matches + 1` zeros: one literal, then the longest match over and over, 13 bits each.
  static func zeros(matches: Int) -> [UInt8] {
    var writer = BitWriter()
    writer.put(1, bits: 1)
    writer.put(1, bits: 2)
    // Huffman codes go highest bit first: literal 0 is 00110000, length 258 is 11000101, distance 1 is 00000.
    writer.put(0b0000_1100, bits: 8)
    for _ in 0..<matches {
      writer.put(0b1010_0011, bits: 8)
      writer.put(0, bits: 5)
    }
    writer.put(0, bits: 7)
    return writer.finished()
  }

  private struct BitWriter {
    private var bytes: [UInt8] = []
    private var pending: UInt32 = 0
    private var count = 0

    mutating func put(_ value: UInt32, bits: Int) {
      pending |= value << UInt32(count)
      count += bits
      while count >= 8 {
        bytes.append(UInt8(truncatingIfNeeded: pending))
        pending >>= 8
        count -= 8
      }
    }

    func finished() -> [UInt8] {
      count > 0 ? bytes + [UInt8(truncatingIfNeeded: pending)] : bytes
    }
  }
}
