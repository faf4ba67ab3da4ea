internal import Labels

/// The file that holds one embedding of a cache.
///
/// `FLECKEMB`; the digests of photo and network, 64 digits each; the digest of all that follows; numbers
/// of 32 bits, little endian: version, channels, side of the grid, side of the input, width and height of
/// the resized and of the original photo, and x, y, width and height of the region, zeros for all of the
/// photo; the values in half precision, channels first.
internal enum EmbeddingRecord {
  internal static let magic = Array("FLECKEMB".utf8)
  private static let version = 1
  private static let digestLength = 64
  private static let numberCount = 12
  private static let checkedFrom = magic.count + 3 * digestLength
  private static let headerLength = checkedFrom + 4 * numberCount

  /// The bytes of a file; nil for an embedding with values that half precision does not hold.
  /// - Complexity: O(values).
  internal static func encode(_ embedding: ImageEmbedding, for key: EmbeddingKey) -> [UInt8]? {
    let region = key.region ?? Rectangle(x: 0, y: 0, width: 0, height: 0)
    let numbers = [
      version, embedding.channelCount, embedding.side, embedding.inputSide,
      embedding.resized.width, embedding.resized.height, embedding.original.width,
      embedding.original.height, region.x, region.y, region.width, region.height,
    ]
    var content = numbers.flatMap { number in
      (0..<4).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
    }
    content += [UInt8](repeating: 0, count: embedding.values.count * 2)
    guard write(embedding.values, to: &content, from: 4 * numberCount) else { return nil }
    let digests = key.image + key.model + FileDigest.sha256(content)
    return magic + Array(digests.utf8) + content
  }

  /// Writes values as halves; false when one is not a finite number in half precision.
  private static func write(
    _ values: FloatStorage, to bytes: inout [UInt8], from start: Int
  ) -> Bool {
    var highest: UInt16 = 0
    var target = bytes.mutableSpan
    values.withElements { source in
      for index in source.indices {
        let bits = source[index].halfBits
        highest = max(highest, bits & 0x7FFF)
        target[start + index * 2] = UInt8(truncatingIfNeeded: bits)
        target[start + index * 2 + 1] = UInt8(truncatingIfNeeded: bits >> 8)
      }
    }
    return highest < 0x7C00
  }

  /// The embedding in a file; nil when it is damaged, of another version, or belongs to another key.
  /// - Complexity: O(values).
  internal static func decode(_ bytes: [UInt8], for key: EmbeddingKey) -> ImageEmbedding? {
    guard bytes.count >= headerLength, bytes.starts(with: magic) else { return nil }
    let digests = String(decoding: bytes[magic.count..<checkedFrom], as: UTF8.self)
    guard digests == key.image + key.model + FileDigest.sha256(bytes[checkedFrom...]) else {
      return nil
    }
    let numbers = (0..<numberCount).map { number(bytes, at: checkedFrom + $0 * 4) }
    guard isPlausible(numbers, length: bytes.count), region(numbers) == key.region else {
      return nil
    }
    return ImageEmbedding(
      values(of: bytes), channelCount: numbers[1], side: numbers[2], inputSide: numbers[3],
      resized: Size(width: numbers[4], height: numbers[5]),
      original: Size(width: numbers[6], height: numbers[7]))
  }

  private static func number(_ bytes: [UInt8], at index: Int) -> Int {
    Int(bytes[index]) | Int(bytes[index + 1]) << 8 | Int(bytes[index + 2]) << 16
      | Int(bytes[index + 3]) << 24
  }

  /// Whether the numbers make an embedding of so long a file; the digest does not keep out a forger.
  private static func isPlausible(_ numbers: [Int], length: Int) -> Bool {
    let (channels, side, inputSide) = (numbers[1], numbers[2], numbers[3])
    let highest = 1 << 28
    guard numbers[0] == version, numbers[1...7].allSatisfy({ $0 > 0 && $0 < highest }),
      channels < 1 << 16, side < 1 << 16, length == headerLength + channels * side * side * 2
    else { return false }
    let original = Size<ImageSpace>(width: numbers[6], height: numbers[7])
    return ResizeLongestSide(side: inputSide).size(of: original)
      == Size(width: numbers[4], height: numbers[5])
  }

  private static func region(_ numbers: [Int]) -> Rectangle<ImageSpace>? {
    let region = Rectangle<ImageSpace>(
      x: numbers[8], y: numbers[9], width: numbers[10], height: numbers[11])
    return region.isEmpty ? nil : region
  }

  private static func values(of bytes: [UInt8]) -> FloatStorage {
    let halves = bytes.span.extracting(headerLength..<bytes.count)
    let values = FloatStorage(count: halves.count / 2)
    values.withMutableElements { target in
      for index in 0..<target.count {
        let bits = UInt16(halves[index * 2]) | UInt16(halves[index * 2 + 1]) << 8
        target[index] = Float(half: bits)
      }
    }
    return values
  }
}
