@testable import Refiner

/// A zip archive as PyTorch or anybody else would write it, with places for lies.
struct TestZip {
  struct Entry {
    var name: String
    var content: [UInt8]
    /// What the directory says where it differs from the truth.
    var claims: Claims = Claims()
    /// Packed bytes, when the entry is a deflate stream.
    var stream: [UInt8]?
    /// The name in the local header, when it is another.
    var localName: String?
  }

  struct Claims {
    var method: Int?
    var flags: Int?
    var size: Int?
    var packedSize: Int?
    var headerStart: Int?
    var checksum: Int?
  }

  var entries: [Entry]
  /// Whether sizes and places stand in zip64 fields and records.
  var isZip64 = false
  /// Whether local headers have no sizes, and a descriptor behind the data has, as PyTorch writes.
  var hasDescriptors = true
  var comment: [UInt8] = []
  /// What the end record says where it differs from the truth.
  var claimedCount: Int?
  var claimedStart: Int?
  var claimedLength: Int?

  private static func word(_ value: Int) -> [UInt8] { TestCheckpoint.littleEndian(value, bytes: 4) }
  private static func half(_ value: Int) -> [UInt8] { TestCheckpoint.littleEndian(value, bytes: 2) }
  private static func wide(_ value: Int) -> [UInt8] { TestCheckpoint.littleEndian(value, bytes: 8) }

  func bytes() -> [UInt8] {
    var file: [UInt8] = []
    var directory: [UInt8] = []
    for entry in entries {
      let start = file.count
      file += localHeader(entry, start: start)
      file += entry.stream ?? entry.content
      if hasDescriptors { file += descriptor(entry) }
      directory += directoryEntry(entry, start: start)
    }
    let start = file.count
    file += directory
    if isZip64 { file += wideRecords(start: start, length: directory.count) }
    file += endRecord(start: start, length: directory.count)
    return file + comment
  }

  private func checksum(_ entry: Entry) -> Int {
    entry.claims.checksum ?? Int(PNGFile.checksum(entry.content[...]))
  }

  /// The data begin at a multiple of 64, by padding in the local extra field.
  private func localHeader(_ entry: Entry, start: Int) -> [UInt8] {
    let name = Array((entry.localName ?? entry.name).utf8)
    let padding = (64 - (start + 30 + name.count + 4) % 64) % 64
    let packed = entry.stream ?? entry.content
    let sizes =
      hasDescriptors
      ? [UInt8](repeating: 0, count: 12)
      : Self.word(checksum(entry)) + Self.word(packed.count) + Self.word(entry.content.count)
    return [0x50, 0x4B, 3, 4] + Self.half(0) + Self.half(hasDescriptors ? 0x0808 : 0x0800)
      + Self.half(entry.stream == nil ? 0 : 8) + Self.word(0) + sizes + Self.half(name.count)
      + Self.half(padding + 4) + name + Self.half(0x4246) + Self.half(padding)
      + [UInt8](repeating: UInt8(ascii: "Z"), count: padding)
  }

  private func descriptor(_ entry: Entry) -> [UInt8] {
    [0x50, 0x4B, 7, 8] + Self.word(checksum(entry))
      + Self.word((entry.stream ?? entry.content).count) + Self.word(entry.content.count)
  }

  private func directoryEntry(_ entry: Entry, start: Int) -> [UInt8] {
    let name = Array(entry.name.utf8)
    let claims = entry.claims
    let numbers = [
      claims.size ?? entry.content.count,
      claims.packedSize ?? (entry.stream ?? entry.content).count, claims.headerStart ?? start,
    ]
    let extra =
      isZip64 ? Self.half(1) + Self.half(24) + numbers.flatMap { Self.wide($0) } : []
    let narrow = numbers.map { isZip64 ? 0xFFFF_FFFF : $0 }
    return [0x50, 0x4B, 1, 2] + Self.word(0)
      + Self.half(claims.flags ?? 0x0808)
      + Self.half(claims.method ?? (entry.stream == nil ? 0 : 8)) + Self.word(0)
      + Self.word(checksum(entry)) + Self.word(narrow[1]) + Self.word(narrow[0])
      + Self.half(name.count) + Self.half(extra.count) + Self.half(0) + Self.half(0)
      + Self.half(0) + Self.word(0) + Self.word(narrow[2]) + name + extra
  }

  private func wideRecords(start: Int, length: Int) -> [UInt8] {
    let place = start + length
    return [0x50, 0x4B, 6, 6] + Self.wide(44) + Self.half(45) + Self.half(45) + Self.word(0)
      + Self.word(0) + Self.wide(claimedCount ?? entries.count)
      + Self.wide(claimedCount ?? entries.count) + Self.wide(claimedLength ?? length)
      + Self.wide(claimedStart ?? start) + [0x50, 0x4B, 6, 7] + Self.word(0) + Self.wide(place)
      + Self.word(1)
  }

  private func endRecord(start: Int, length: Int) -> [UInt8] {
    let count = isZip64 ? 0xFFFF : claimedCount ?? entries.count
    return [0x50, 0x4B, 5, 6] + Self.half(0) + Self.half(0) + Self.half(count)
      + Self.half(count) + Self.word(isZip64 ? 0xFFFF_FFFF : claimedLength ?? length)
      + Self.word(isZip64 ? 0xFFFF_FFFF : claimedStart ?? start) + Self.half(comment.count)
  }
}
