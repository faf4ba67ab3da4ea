/// Writes a zip archive entry by entry, in constant memory but for the directory.
///
/// Entries are stored as they are: PNGs do not pack any further. All have one time and one mode, so that the
/// same entries give the same bytes. Source: PKWARE, `APPNOTE.TXT` 6.3.10, without Zip64.
internal struct ZipWriter {
  private static let mostEntries = 65535
  private static let mostBytes = Int(UInt32.max)
  private let stream: any ExportStream
  private var directory: [UInt8] = []
  private var entries = 0
  private var offset = 0

  /// Begins an archive.
  internal init(_ stream: any ExportStream) { self.stream = stream }

  /// Adds a file; its name is relative, with `/` between its parts.
  /// - Throws: `ExportError.unlistable` when the archive would hold more than 65,535 files or 4 GiB.
  internal mutating func add(_ name: String, _ bytes: [UInt8]) throws {
    let name = Array(name.utf8)
    let length = 30 + name.count + bytes.count
    guard entries < Self.mostEntries, name.count <= 65535,
      offset + length + directory.count + 46 + name.count < Self.mostBytes
    else {
      throw ExportError.unlistable(
        path: String(decoding: name, as: UTF8.self),
        reason: "a zip archive holds at most 65,535 files and 4 GiB; export fewer images at a time")
    }
    let shared = Self.shared(bytes, nameLength: name.count)
    try stream.append(Self.bytes(0x0403_4B50, 4) + shared + name + bytes)
    directory += Self.bytes(0x0201_4B50, 4)
    // Made on Unix, by version 2.0.
    directory += Self.bytes(0x0314, 2) + shared
    // No comment, first disk, no text; a file that all may read.
    directory += Self.bytes(0, 6) + Self.bytes(0o100644 << 16, 4) + Self.bytes(offset, 4) + name
    offset += length
    entries += 1
  }

  /// Writes the directory and ends the archive.
  internal func finish() throws {
    let count = Self.bytes(entries, 2)
    try stream.append(
      directory + Self.bytes(0x0605_4B50, 4) + Self.bytes(0, 4) + count + count
        + Self.bytes(directory.count, 4) + Self.bytes(offset, 4) + Self.bytes(0, 2))
    try stream.finish()
  }

  /// What an entry's two headers share: version 2.0, UTF-8 names, stored, 1 January 1980, checksum, sizes,
  /// lengths of name and extra field.
  private static func shared(_ content: [UInt8], nameLength: Int) -> [UInt8] {
    bytes(20, 2) + bytes(0x0800, 2) + bytes(0, 4) + bytes(0x0021, 2)
      + bytes(Int(PNGFile.checksum(content[...])), 4) + bytes(content.count, 4)
      + bytes(content.count, 4) + bytes(nameLength, 2) + bytes(0, 2)
  }

  /// A number in little-endian bytes.
  private static func bytes(_ number: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
  }
}
