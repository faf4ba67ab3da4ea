/// A PNG file of any flavour, written without libpng: stored deflate blocks, no row filters.
struct TestPNG {
  var width: Int
  var height: Int
  var bitDepth = 8
  /// 0 grey, 2 RGB, 3 palette, 4 grey + alpha, 6 RGB + alpha.
  var colourType = 0
  /// Interleaved samples, row-major.
  var samples: [Int]
  /// R, G, B per entry.
  var palette: [UInt8] = []
  var isInterlaced = false
  /// Chunks between IHDR and PLTE.
  var extra: [(type: String, data: [UInt8])] = []

  private var channels: Int { [0: 1, 2: 3, 3: 1, 4: 2, 6: 4][colourType] ?? 1 }

  func bytes() -> [UInt8] {
    var file: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    let header =
      Self.word(width) + Self.word(height)
      + [UInt8(bitDepth), UInt8(colourType), 0, 0, isInterlaced ? 1 : 0]
    file += Self.chunk("IHDR", header)
    for (type, data) in extra where type != "tRNS" { file += Self.chunk(type, data) }
    if !palette.isEmpty { file += Self.chunk("PLTE", palette) }
    for (type, data) in extra where type == "tRNS" { file += Self.chunk(type, data) }
    file += Self.chunk("IDAT", Self.zlib(rows()))
    return file + Self.chunk("IEND", [])
  }

  private func rows() -> [UInt8] {
    guard isInterlaced else { return rows(x: 0, y: 0, stepX: 1, stepY: 1) }
    // Adam7, PNG specification section 8.2.
    let passes = [
      (0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2),
      (0, 1, 1, 2),
    ]
    return passes.flatMap { rows(x: $0.0, y: $0.1, stepX: $0.2, stepY: $0.3) }
  }

  private func rows(x: Int, y: Int, stepX: Int, stepY: Int) -> [UInt8] {
    guard x < width else { return [] }
    var result: [UInt8] = []
    for row in stride(from: y, to: height, by: stepY) {
      var bits: [UInt8] = []
      for column in stride(from: x, to: width, by: stepX) {
        for channel in 0..<channels {
          let sample = samples[(row * width + column) * channels + channel]
          for bit in (0..<bitDepth).reversed() { bits.append(UInt8(sample >> bit & 1)) }
        }
      }
      while bits.count % 8 != 0 { bits.append(0) }
      result.append(0)
      for start in stride(from: 0, to: bits.count, by: 8) {
        result.append(bits[start..<(start + 8)].reduce(0) { $0 << 1 | $1 })
      }
    }
    return result
  }

  static func chunk(_ type: String, _ data: [UInt8]) -> [UInt8] {
    let body = Array(type.utf8) + data
    return word(data.count) + body + word(Int(crc(body)))
  }

  static func word(_ value: Int) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
  }

  private static func crc(_ bytes: [UInt8]) -> UInt32 {
    var crc: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      crc ^= UInt32(byte)
      for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
    }
    return ~crc
  }

  private static func zlib(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = [0x78, 0x01]
    var offset = 0
    repeat {
      let count = min(bytes.count - offset, 65535)
      let isLast: UInt8 = offset + count == bytes.count ? 1 : 0
      let low = UInt8(count & 255)
      let high = UInt8(count >> 8)
      result += [isLast, low, high, ~low, ~high] + bytes[offset..<(offset + count)]
      offset += count
    } while offset < bytes.count
    var first = 1
    var second = 0
    for byte in bytes {
      first = (first + Int(byte)) % 65521
      second = (second + first) % 65521
    }
    return result + word(second << 16 | first)
  }
}
