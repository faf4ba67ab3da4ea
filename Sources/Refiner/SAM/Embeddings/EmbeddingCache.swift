internal import Foundation

/// Embeddings on disk, so that a photo is encoded once: a file each, the longest unused ones removed.
///
/// Several threads and processes may share a folder. A file that is damaged or not what its name says is
/// as good as none; work goes on without it.
public struct EmbeddingCache: Sendable {
  /// The folder, made when the first embedding is stored.
  public let folder: String
  /// The most bytes that all files together may have.
  public let limitBytes: Int

  /// Prepares a cache in a folder of its own; 256x64x64 embeddings take 2 MiB each.
  public init(folder: String, limitBytes: Int) {
    precondition(limitBytes >= 0, "A cache of \(limitBytes) bytes")
    self.folder = folder
    self.limitBytes = limitBytes
  }

  private static let prefix = "embedding-"
  private static let suffix = ".fleck"
  /// Age in seconds from which on a half-written file belongs to a process that is no more.
  private static let abandoned = 3600.0

  private func path(of key: EmbeddingKey) -> String {
    Path.join(folder, Self.prefix + key.digest + Self.suffix)
  }

  /// The embedding of a key, in half precision; nil when there is none that can be trusted.
  ///
  /// A file under the key's name that does not hold its embedding is removed.
  /// - Complexity: O(values).
  public func load(_ key: EmbeddingKey) -> ImageEmbedding? {
    let path = path(of: key)
    guard case .file? = FileSystem.kind(of: path) else { return nil }
    let bytes: [UInt8]
    do {
      bytes = try FileSystem.read(path, limit: limitBytes)
    } catch {
      return nil
    }
    guard let embedding = EmbeddingRecord.decode(bytes, for: key) else {
      FileSystem.remove(path)
      return nil
    }
    // The time of change is the time of use; a folder that may not be written keeps its order.
    try? FileManager.default.setAttributes([.modificationDate: Date()], ofItemAtPath: path)
    return embedding
  }

  /// Stores an embedding, and removes those that were not used for the longest time when there is no room.
  ///
  /// One that alone exceeds the limit, or that has values beyond half precision's range, is not stored.
  /// - Throws: `FileError` when the folder or a file in it cannot be written; the cache stays sound.
  /// - Complexity: O(values + files).
  public func store(_ embedding: ImageEmbedding, for key: EmbeddingKey) throws(FileError) {
    guard let bytes = EmbeddingRecord.encode(embedding, for: key), bytes.count <= limitBytes else {
      return
    }
    try FileSystem.makeFolder(folder)
    let path = path(of: key)
    makeRoom(for: bytes.count, besides: path)
    try AtomicFile.write(bytes, to: path)
  }

  /// Removes files, the longest unused first, until `count` more bytes fit.
  private func makeRoom(for count: Int, besides path: String) {
    removeAbandonedFiles()
    var files = storedFiles().filter { $0.path != path }
    files.sort { $0.used != $1.used ? $0.used < $1.used : $0.path < $1.path }
    var total = files.reduce(0) { $0 + $1.size }
    for file in files where total + count > limitBytes {
      FileSystem.remove(file.path)
      total -= file.size
    }
  }

  private struct StoredFile {
    let path: String
    let size: Int
    let used: Date
  }

  /// The files of this cache: with its pattern of names, and its first bytes.
  private func storedFiles() -> [StoredFile] {
    let names = (try? FileSystem.names(inFolder: folder)) ?? []
    return names.compactMap { name in
      let path = Path.join(folder, name)
      // A pipe of that name would be waited for, so what it is comes before what it holds.
      guard Self.isName(name), let (size, used) = Self.status(of: path), Self.hasMagic(path) else {
        return nil
      }
      return StoredFile(path: path, size: size, used: used)
    }
  }

  private static func isName(_ name: String) -> Bool {
    name.hasPrefix(prefix) && name.hasSuffix(suffix)
      && EmbeddingKey.isDigest(name.dropFirst(prefix.count).dropLast(suffix.count))
  }

  private static func hasMagic(_ path: String) -> Bool {
    guard let handle = FileHandle(forReadingAtPath: path) else { return false }
    defer { try? handle.close() }
    let start = try? handle.read(upToCount: EmbeddingRecord.magic.count)
    return start.map { Array($0) } == EmbeddingRecord.magic
  }

  private static func status(of path: String) -> (size: Int, used: Date)? {
    guard let attributes = try? FileManager.default.attributesOfItem(atPath: path),
      attributes[.type] as? FileAttributeType == .typeRegular,
      let size = attributes[.size] as? Int, let used = attributes[.modificationDate] as? Date
    else { return nil }
    return (size, used)
  }

  /// Removes what processes left that were killed while they wrote.
  private func removeAbandonedFiles() {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    for name in names where name.hasPrefix(".fleck-") && name.hasSuffix(".temporary") {
      let path = Path.join(folder, name)
      if let (_, used) = Self.status(of: path), used.timeIntervalSinceNow < -Self.abandoned {
        FileSystem.remove(path)
      }
    }
  }
}
