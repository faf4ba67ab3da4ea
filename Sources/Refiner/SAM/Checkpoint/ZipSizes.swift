/// An entry's sizes and place, from the central directory and its zip64 field.
internal struct ZipSizes {
  internal let packedCount: Int
  internal let count: Int
  internal let headerStart: Int

  /// Reads the sizes of the entry at a position of the central directory.
  ///
  /// The zip64 field (1) holds only those numbers that are all ones in the entry, in this order:
  /// unpacked size, packed size, place.
  internal init(
    _ file: MappedFile, entryAt position: Int, extra: Range<Int>, name: String
  ) throws(CheckpointError) {
    var wide = Self.wideField(file, extra)
    func number(at offset: Int) -> Int? {
      guard let narrow = file.number(at: position + offset, bytes: 4) else { return nil }
      guard narrow == 0xFFFF_FFFF else { return narrow }
      guard wide.count >= 8 else { return nil }
      defer { wide = wide.dropFirst(8) }
      return file.number(at: wide.lowerBound, bytes: 8)
    }
    guard let count = number(at: 24), let packed = number(at: 20),
      let headerStart = number(at: 42), packed <= file.count, headerStart <= file.count
    else {
      throw .damaged(
        path: file.path, reason: "entry \(CheckpointError.short(name)) does not lie within the file"
      )
    }
    self.count = count
    packedCount = packed
    self.headerStart = headerStart
  }

  /// The content of the zip64 field; empty when there is none.
  private static func wideField(_ file: MappedFile, _ extra: Range<Int>) -> Range<Int> {
    var position = extra.lowerBound
    while let kind = file.number(at: position, bytes: 2),
      let length = file.number(at: position + 2, bytes: 2),
      position + 4 + length <= extra.upperBound
    {
      if kind == 1 { return (position + 4)..<(position + 4 + length) }
      position += 4 + length
    }
    return extra.upperBound..<extra.upperBound
  }
}
