/// Where the bytes of one or more tensors lie.
internal struct CheckpointStorage: Sendable {
  /// In the mapped file, or inflated into memory.
  internal enum Place: Sendable {
    case file(offset: Int)
    case memory([UInt8])
  }

  internal let place: Place
  /// Length in bytes; in the file, all of them lie within it.
  internal let byteCount: Int
  /// Whether numbers of several bytes have their highest byte first.
  internal let isBigEndian: Bool

  /// Calls `body` with all bytes of the storage, of which `file` is the mapped file.
  internal func withBytes<Result>(in file: MappedFile, _ body: (Span<UInt8>) -> Result) -> Result {
    switch place {
    case .file(let offset):
      file.withBytes { bytes in
        body(Span(_bytes: bytes.extracting(offset..<(offset + byteCount))))
      }
    case .memory(let bytes): body(bytes.span)
    }
  }
}
