private import Glibc

/// A regular file mapped into memory, read only; unmapped when the last owner lets go.
///
/// Whoever shrinks the file while it is mapped ends the process (SIGBUS), as with every mapped file.
@safe
internal final class MappedFile: Sendable {
  /// Where the file came from, for errors.
  internal let path: String
  /// Its length in bytes.
  internal let count: Int
  /// The first of `count` readable bytes, page-aligned; a stand-in when the file is empty.
  internal nonisolated(unsafe) let base: UnsafeRawPointer

  /// Maps a file.
  /// - Throws: `FileError` when it is missing, unreadable or not a regular file.
  /// - Complexity: O(1); pages are read when they are touched.
  internal init(_ path: String) throws(FileError) {
    let descriptor = try FileSystem.openForReading(path)
    defer { close(descriptor.number) }
    self.path = path
    count = descriptor.size
    guard count > 0 else {
      unsafe base = UnsafeRawPointer(UnsafeMutableRawPointer.allocate(byteCount: 1, alignment: 64))
      return
    }
    guard let start = unsafe mmap(nil, count, PROT_READ, MAP_PRIVATE, descriptor.number, 0),
      unsafe start != MAP_FAILED
    else {
      throw .unreadable(path: path, reason: FileSystem.words(errno))
    }
    unsafe base = UnsafeRawPointer(start)
  }

  deinit {
    if count == 0 {
      unsafe base.deallocate()
    } else {
      unsafe munmap(UnsafeMutableRawPointer(mutating: base), count)
    }
  }

  /// Calls `body` with all bytes of the file.
  internal func withBytes<Result, Failure: Error>(
    _ body: (RawSpan) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let bytes = unsafe RawSpan(_unsafeStart: base, byteCount: count)
    return try body(bytes)
  }

  /// A copy of some bytes, which must lie within the file.
  internal func bytes(_ range: Range<Int>) -> [UInt8] {
    precondition(range.lowerBound >= 0 && range.upperBound <= count, "\(range) of \(count) bytes")
    return unsafe [UInt8](
      UnsafeRawBufferPointer(start: base + range.lowerBound, count: range.count))
  }
}
