/// One file of a zip archive, as the central directory describes it.
internal struct ZipEntry: Hashable, Sendable {
  /// Its path in the archive.
  internal let name: String
  /// Whether it is a deflate stream, and not stored as it is.
  internal let isDeflated: Bool
  /// CRC-32 of the unpacked bytes.
  internal let checksum: UInt32
  /// Bytes in the archive.
  internal let packedCount: Int
  /// Bytes when unpacked.
  internal let count: Int
  /// Where the local header begins.
  internal let headerStart: Int
  /// Where the packed bytes begin.
  internal let dataStart: Int
}
