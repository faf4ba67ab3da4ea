/// Where a zip archive's central directory lies, as its end record says.
internal struct ZipDirectoryPlace {
  /// Length of the end record without its comment.
  private static let recordLength = 22

  internal let entryCount: Int
  internal let start: Int
  internal let end: Int

  /// Finds the end record, the zip64 one too, and checks what they say.
  internal init(_ file: MappedFile) throws(CheckpointError) {
    guard let record = Self.findRecord(file) else {
      throw .damaged(path: file.path, reason: "the zip archive has no end, it seems to be cut off")
    }
    var count = file.number(at: record + 10, bytes: 2)
    var length = file.number(at: record + 12, bytes: 4)
    var start = file.number(at: record + 16, bytes: 4)
    var limit = record
    // The locator stands right before the end record; the wide record says what the narrow one cannot.
    if file.has([0x50, 0x4B, 6, 7], at: record - 20),
      let wide = file.number(at: record - 12, bytes: 8)
    {
      guard wide <= record - 20 - 56, file.has([0x50, 0x4B, 6, 6], at: wide) else {
        throw .damaged(path: file.path, reason: "the zip64 end record is not where it should be")
      }
      limit = wide
      if count == 0xFFFF { count = file.number(at: wide + 32, bytes: 8) }
      if length == 0xFFFF_FFFF { length = file.number(at: wide + 40, bytes: 8) }
      if start == 0xFFFF_FFFF { start = file.number(at: wide + 48, bytes: 8) }
    }
    guard let count, let length, let start, start <= limit, length <= limit - start,
      count <= length / 46
    else {
      throw .damaged(path: file.path, reason: "the zip directory does not lie within the file")
    }
    entryCount = count
    self.start = start
    end = start + length
  }

  /// The last end record whose comment ends with the file.
  private static func findRecord(_ file: MappedFile) -> Int? {
    var position = file.count - recordLength
    let lowest = max(0, position - 0xFFFF)
    while position >= lowest {
      if file.has([0x50, 0x4B, 5, 6], at: position),
        let comment = file.number(at: position + 20, bytes: 2),
        position + recordLength + comment == file.count
      {
        return position
      }
      position -= 1
    }
    return nil
  }
}
