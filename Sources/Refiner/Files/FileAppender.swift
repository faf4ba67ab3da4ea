/// Writes a new file piece by piece, in constant memory.
///
/// The file is there from the beginning, so it belongs into a folder that nobody reads yet.
public final class FileAppender {
  private static let chunk = 1 << 16
  private let path: String
  private let descriptor: Int32
  private var buffer: [UInt8] = []
  private var isOpen = true

  /// Makes the file, which must not be there.
  /// - Throws: ``FileError/unwritable(path:reason:)``.
  public init(_ path: String) throws(FileError) {
    self.path = path
    descriptor = try FileSystem.openForWriting(path)
    buffer.reserveCapacity(Self.chunk * 2)
  }

  deinit {
    if isOpen { FileSystem.abandon(descriptor) }
  }

  /// Adds bytes at the end.
  /// - Throws: ``FileError/unwritable(path:reason:)``.
  public func append(_ bytes: some Sequence<UInt8>) throws(FileError) {
    precondition(isOpen, "\(path) is finished")
    buffer.append(contentsOf: bytes)
    if buffer.count >= Self.chunk { try flush() }
  }

  /// Brings all to the disk and closes the file; nothing can be added any more.
  /// - Throws: ``FileError/unwritable(path:reason:)``.
  public func finish() throws(FileError) {
    precondition(isOpen, "\(path) is finished")
    try flush()
    isOpen = false
    try FileSystem.finish(descriptor, of: path)
  }

  private func flush() throws(FileError) {
    try FileSystem.append(buffer, to: descriptor, of: path)
    buffer.removeAll(keepingCapacity: true)
  }
}
