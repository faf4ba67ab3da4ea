/// The table of contents of a zip archive: APPNOTE.TXT 6.3, zip64 included.
///
/// Sizes and offsets come from the central directory, since PyTorch leaves those of the local headers
/// zero. Everything is checked against the file: names, bounds, overlaps.
internal struct ZipArchive: Sendable {
  /// What a zip archive begins with.
  internal static let magic: [UInt8] = [0x50, 0x4B, 3, 4]

  internal let file: MappedFile
  /// The entries by name, folders left out.
  internal private(set) var entries: [String: ZipEntry] = [:]

  /// Reads the central directory.
  /// - Throws: `damaged`, or `unsupported` for encryption and unknown compression.
  /// - Complexity: O(entries log entries).
  internal init(_ file: MappedFile) throws(CheckpointError) {
    self.file = file
    let directory = try ZipDirectoryPlace(file)
    var position = directory.start
    for _ in 0..<directory.entryCount {
      let (entry, next) = try readEntry(at: position, before: directory)
      position = next
      guard !entry.name.hasSuffix("/") else { continue }
      guard entries.updateValue(entry, forKey: entry.name) == nil else {
        throw damaged("two entries are \(CheckpointError.short(entry.name))")
      }
    }
    guard position == directory.end else { throw damaged("the zip directory has another length") }
    try checkOverlaps()
  }

  private func damaged(_ reason: String) -> CheckpointError {
    .damaged(path: file.path, reason: reason)
  }

  /// One entry of the central directory, and where the next begins.
  private func readEntry(
    at position: Int, before directory: ZipDirectoryPlace
  ) throws(CheckpointError) -> (ZipEntry, next: Int) {
    guard file.has([0x50, 0x4B, 1, 2], at: position),
      let flags = file.number(at: position + 8, bytes: 2),
      let method = file.number(at: position + 10, bytes: 2),
      let checksum = file.number(at: position + 16, bytes: 4),
      let nameLength = file.number(at: position + 28, bytes: 2),
      let extraLength = file.number(at: position + 30, bytes: 2),
      let commentLength = file.number(at: position + 32, bytes: 2)
    else { throw damaged("the zip directory breaks off") }
    let nameEnd = position + 46 + nameLength
    let next = nameEnd + extraLength + commentLength
    guard next <= directory.end else { throw damaged("the zip directory breaks off") }
    let name = try checkedName(file.bytes((position + 46)..<nameEnd))
    try checkCompression(name, flags: flags, method: method)
    let sizes = try ZipSizes(
      file, entryAt: position, extra: nameEnd..<(nameEnd + extraLength), name: name)
    let entry = ZipEntry(
      name: name, isDeflated: method == 8, checksum: UInt32(checksum),
      packedCount: sizes.packedCount, count: sizes.count, headerStart: sizes.headerStart,
      dataStart: try dataStart(of: name, header: sizes.headerStart))
    try checkSizes(of: entry, before: directory)
    return (entry, next)
  }

  private func checkSizes(
    of entry: ZipEntry, before directory: ZipDirectoryPlace
  ) throws(CheckpointError) {
    guard entry.dataStart + entry.packedCount <= directory.start else {
      throw damaged("entry \(CheckpointError.short(entry.name)) reaches into the zip directory")
    }
    guard entry.isDeflated || entry.packedCount == entry.count else {
      throw damaged("entry \(CheckpointError.short(entry.name)) has two sizes")
    }
  }

  private func checkedName(_ bytes: [UInt8]) throws(CheckpointError) -> String {
    guard let name = String(validating: bytes, as: UTF8.self), !name.isEmpty,
      !name.utf8.contains(where: { $0 < 32 || $0 == UInt8(ascii: "\\") }), !name.hasPrefix("/"),
      !name.split(separator: "/").contains(where: { $0 == ".." || $0 == "." })
    else {
      throw damaged("a zip entry is named '\(String(decoding: bytes.prefix(120), as: UTF8.self))'")
    }
    return name
  }

  private func checkCompression(
    _ name: String, flags: Int, method: Int
  ) throws(CheckpointError) {
    guard flags & 1 == 0, method == 0 || method == 8 else {
      throw .unsupported(
        path: file.path,
        reason: "zip entry \(CheckpointError.short(name)) is "
          + (flags & 1 == 1 ? "encrypted" : "compressed by method \(method)"),
        remedy: "save it again with torch.save")
    }
  }

  /// Where an entry's bytes begin: behind the local header, whose extra field has a length of its own.
  private func dataStart(of name: String, header: Int) throws(CheckpointError) -> Int {
    guard file.has(Self.magic, at: header),
      let nameLength = file.number(at: header + 26, bytes: 2),
      let extraLength = file.number(at: header + 28, bytes: 2),
      file.has(Array(name.utf8), at: header + 30), nameLength == name.utf8.count
    else {
      throw damaged("entry \(CheckpointError.short(name)) is not where the zip directory says")
    }
    return header + 30 + nameLength + extraLength
  }

  private func checkOverlaps() throws(CheckpointError) {
    var end = 0
    for entry in entries.values.sorted(by: { $0.headerStart < $1.headerStart }) {
      guard entry.headerStart >= end else {
        throw damaged("entry \(CheckpointError.short(entry.name)) overlaps another")
      }
      end = entry.dataStart + entry.packedCount
    }
  }
}
