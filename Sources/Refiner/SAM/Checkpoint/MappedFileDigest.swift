internal import Crypto
internal import Synchronization

/// SHA-256 of a mapped file, worked out when it is first asked for.
internal final class MappedFileDigest: Sendable {
  private static let chunk = 1 << 20
  private let file: MappedFile
  private let known = Mutex<String?>(nil)

  internal init(_ file: MappedFile) { self.file = file }

  /// The digest as 64 lower-case hexadecimal digits.
  internal var text: String {
    known.withLock { known in
      if let known { return known }
      var hash = SHA256()
      for start in stride(from: 0, to: file.count, by: Self.chunk) {
        hash.update(data: file.bytes(start..<min(start + Self.chunk, file.count)))
      }
      let text = FileDigest.text(of: hash.finalize())
      known = text
      return text
    }
  }
}
