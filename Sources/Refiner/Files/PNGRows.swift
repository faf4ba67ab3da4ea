/// A faster way to the samples of the commonest PNG files: 8-bit grey, palette or RGB, not interlaced.
///
/// libpng as Debian builds it undoes row filters byte by byte, which takes longer than inflating. Whatever
/// is unusual here is nil and left to libpng, which also says what is wrong with a damaged file.
/// Filters: PNG specification, section 9, <https://www.w3.org/TR/png-3/#9Filters>.
internal struct PNGRows {
  private let width: Int
  private let height: Int
  private let channels: Int
  private let stream: [UInt8]

  /// Collects the image data of a file whose header libpng has accepted; nil unless every chunk is whole.
  internal init?(_ file: [UInt8], width: Int, height: Int) {
    // IHDR comes first: bit depth, colour type and interlace are bytes 24, 25 and 28 of the file.
    guard file.count > 33, file[24] == 8, [0, 2, 3].contains(file[25]), file[28] == 0 else {
      return nil
    }
    var stream: [UInt8] = []
    var isEnded = false
    var isInterrupted = false
    var offset = 8
    while !isEnded {
      guard file.count - offset >= 12 else { return nil }
      let length = Int(Self.word(file, at: offset))
      guard length <= file.count - offset - 12 else { return nil }
      let end = offset + 8 + length
      guard PNGFile.checksum(file[(offset + 4)..<end]) == Self.word(file, at: end) else {
        return nil
      }
      if Self.word(file, at: offset + 4) == 0x4944_4154 {  // IDAT
        guard !isInterrupted else { return nil }
        stream += file[(offset + 8)..<end]
      } else {
        isInterrupted = !stream.isEmpty
        isEnded = Self.word(file, at: offset + 4) == 0x4945_4E44  // IEND
        // Critical chunks have a capital first letter; libpng knows which it accepts here.
        if isInterrupted && !isEnded && file[offset + 4] & 0x20 == 0 { return nil }
      }
      offset = end + 4
    }
    self.width = width
    self.height = height
    self.channels = file[25] == 2 ? 3 : 1
    self.stream = stream
  }

  private static func word(_ bytes: [UInt8], at index: Int) -> UInt32 {
    UInt32(bytes[index]) << 24 | UInt32(bytes[index + 1]) << 16 | UInt32(bytes[index + 2]) << 8
      | UInt32(bytes[index + 3])
  }

  /// All samples, row-major; nil when the stream does not give exactly them.
  /// - Complexity: O(pixels).
  internal func samples() -> [UInt8]? {
    let length = width * channels
    guard let filtered = PNGFile.inflate(stream, size: (length + 1) * height) else { return nil }
    var samples = [UInt8](repeating: 0, count: length * height)
    var target = samples.mutableSpan
    for y in 0..<height {
      let isUndone = undo(
        filtered.span, line: y * (length + 1) + 1, samples: &target, row: y * length,
        length: length)
      guard isUndone else { return nil }
    }
    return samples
  }

  /// Undoes the filter of one row, which the byte before the line names; false for an unknown one.
  private func undo(
    _ filtered: Span<UInt8>, line: Int, samples: inout MutableSpan<UInt8>, row: Int, length: Int
  ) -> Bool {
    // Above the first row all is zero: then Up is None, and Paeth is Sub.
    let isFirst = row == 0
    switch (filtered[line - 1], channels) {
    case (0, _),
      (2, _) where isFirst:
      PNGFilter.undoNone(filtered, line: line, samples: &samples, row: row, length: length)
    case (2, _):
      PNGFilter.undoUp(filtered, line: line, samples: &samples, row: row, length: length)
    case (3, _):
      PNGFilter.undoAverage(
        filtered, line: line, samples: &samples, row: row, length: length, channels: channels)
    case (1, 3),
      (4, 3) where isFirst:
      PNGFilter.undoSub3(filtered, line: line, samples: &samples, row: row, length: length)
    case (1, _),
      (4, _) where isFirst:
      PNGFilter.undoSub1(filtered, line: line, samples: &samples, row: row, length: length)
    case (4, 3):
      PNGFilter.undoPaeth3(filtered, line: line, samples: &samples, row: row, length: length)
    case (4, _):
      PNGFilter.undoPaeth1(filtered, line: line, samples: &samples, row: row, length: length)
    default: return false
    }
    return true
  }
}
