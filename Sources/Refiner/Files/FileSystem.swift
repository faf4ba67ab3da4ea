private import Glibc

/// The system calls that files need, and the only Swift file of this folder that calls the C library.
internal enum FileSystem {
  /// What a path leads to, symbolic links followed.
  internal enum Kind: Hashable, Sendable {
    case file(size: Int)
    case folder(Identity)
    case other
  }

  /// Tells folders apart, however they are reached.
  internal struct Identity: Hashable, Sendable {
    fileprivate let device: UInt
    fileprivate let inode: UInt
  }

  /// What is at a path; nil when nothing is.
  internal static func kind(of path: String) -> Kind? {
    var status = Glibc.stat()
    guard unsafe stat(path, &status) == 0 else { return nil }
    return kind(of: status)
  }

  private static func kind(of status: Glibc.stat) -> Kind {
    switch status.st_mode & S_IFMT {
    case S_IFREG: .file(size: Int(status.st_size))
    case S_IFDIR: .folder(Identity(device: status.st_dev, inode: status.st_ino))
    default: .other
    }
  }

  /// The names in a folder, sorted by bytes; `.`, `..` and hidden names left out.
  internal static func names(inFolder path: String) throws(FileError) -> [String] {
    try unsortedNames(inFolder: path).sorted {
      Array($0.utf8).lexicographicallyPrecedes($1.utf8)
    }
  }

  /// The same names in any order, for folders that are looked into often.
  internal static func unsortedNames(inFolder path: String) throws(FileError) -> [String] {
    guard let folder = unsafe opendir(path) else { throw openFailure(path) }
    defer { unsafe closedir(folder) }
    var names: [String] = []
    while let entry = unsafe readdir(folder) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) {
        unsafe String(cString: UnsafeRawPointer($0).assumingMemoryBound(to: CChar.self))
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names
  }

  /// Opens a regular file; the caller closes the descriptor.
  internal static func openForReading(
    _ path: String
  ) throws(FileError) -> (number: Int32, size: Int) {
    // Without O_NONBLOCK, opening a pipe that nobody writes to would wait for ever.
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw openFailure(path) }
    var status = Glibc.stat()
    guard unsafe fstat(descriptor, &status) == 0 else {
      close(descriptor)
      throw .unreadable(path: path, reason: words(errno))
    }
    guard case .file(let size) = kind(of: status) else {
      close(descriptor)
      throw .unreadable(path: path, reason: "it is not a regular file; give the path of a file")
    }
    return (descriptor, size)
  }

  /// All bytes of a regular file of at most `limit` bytes.
  internal static func read(_ path: String, limit: Int) throws(FileError) -> [UInt8] {
    let (descriptor, size) = try openForReading(path)
    defer { close(descriptor) }
    guard size <= limit else { throw .tooLong(path: path, count: size, limit: limit) }
    var failure: Int32 = 0
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size {
        let taken = unsafe Glibc.read(
          descriptor, buffer.baseAddress?.advanced(by: count), size - count)
        if taken < 0 && errno == EINTR { continue }
        if taken < 0 { failure = errno }
        if taken <= 0 { break }
        count += taken
      }
    }
    guard failure == 0 else { throw .unreadable(path: path, reason: words(failure)) }
    return bytes
  }

  /// Makes a new file with these bytes and brings them to the disk.
  internal static func create(_ bytes: [UInt8], at path: String) throws(FileError) {
    let descriptor = try openForWriting(path)
    do {
      try append(bytes, to: descriptor, of: path)
    } catch {
      close(descriptor)
      throw error
    }
    try finish(descriptor, of: path)
  }

  /// Makes a new file with these bytes and brings them to the disk, unless a file is there; then false.
  ///
  /// Of several processes that try at once, one makes it. A file that cannot be written to its end is
  /// removed again.
  internal static func createUnlessThere(
    _ bytes: [UInt8], at path: String
  ) throws(FileError) -> Bool {
    let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else {
      if errno == EEXIST { return false }
      throw writeFailure(path)
    }
    do {
      try append(bytes, to: descriptor, of: path)
    } catch {
      close(descriptor)
      remove(path)
      throw error
    }
    do {
      try finish(descriptor, of: path)
    } catch {
      remove(path)
      throw error
    }
    return true
  }

  /// Makes a new file; the caller ends it with ``finish(_:of:)`` or ``abandon(_:)``.
  internal static func openForWriting(_ path: String) throws(FileError) -> Int32 {
    let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw writeFailure(path) }
    return descriptor
  }

  /// Adds bytes to a file that is being made; `path` is its name in errors.
  internal static func append(
    _ bytes: [UInt8], to descriptor: Int32, of path: String
  ) throws(FileError) {
    guard write(bytes, to: descriptor) else { throw writeFailure(path) }
  }

  /// Brings a file that was made to the disk and closes it, also when that fails.
  internal static func finish(_ descriptor: Int32, of path: String) throws(FileError) {
    let failed = fsync(descriptor) != 0
    let reason = errno
    if close(descriptor) != 0 && !failed { throw writeFailure(path) }
    if failed { throw .unwritable(path: path, reason: failure(reason)) }
  }

  /// Closes a file that was being made.
  internal static func abandon(_ descriptor: Int32) { close(descriptor) }

  private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    unsafe bytes.withUnsafeBytes { buffer in
      var offset = 0
      while offset < buffer.count {
        let written = unsafe Glibc.write(
          descriptor, buffer.baseAddress?.advanced(by: offset), buffer.count - offset)
        if written < 0 && errno == EINTR { continue }
        if written < 0 { return false }
        offset += written
      }
      return true
    }
  }

  /// Puts a file in the place of another, in one step.
  internal static func rename(_ source: String, to target: String) throws(FileError) {
    guard unsafe Glibc.rename(source, target) == 0 else { throw writeFailure(target) }
  }

  /// Gives a folder its name, also an empty folder's; false when one that is not empty has it.
  internal static func renameUnlessOccupied(
    _ source: String, to target: String
  ) throws(FileError) -> Bool {
    if unsafe Glibc.rename(source, target) == 0 { return true }
    guard errno == ENOTEMPTY || errno == EEXIST else { throw writeFailure(target) }
    return false
  }

  /// Whether a folder is where another file system begins, or the root.
  internal static func isMountPoint(_ path: String) -> Bool {
    guard case .folder(let own)? = kind(of: path), case .folder(let above)? = kind(of: path + "/..")
    else { return false }
    return own.device != above.device || own == above
  }

  /// Removes a file; a file that is not there is no error.
  internal static func remove(_ path: String) { _ = unsafe unlink(path) }

  /// Brings a folder's own entries to the disk, after a rename.
  internal static func synchronise(folder path: String) throws(FileError) {
    let descriptor = unsafe open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw writeFailure(path) }
    defer { close(descriptor) }
    // Some network file systems cannot; the rename itself has succeeded.
    guard fsync(descriptor) == 0 || errno == EINVAL || errno == EROFS else {
      throw writeFailure(path)
    }
  }

  /// Makes a folder and those above it; one that is there already is no error.
  internal static func makeFolder(_ path: String) throws(FileError) {
    if case .folder? = kind(of: path) { return }
    if let slash = path.lastIndex(of: "/"), slash > path.startIndex {
      try makeFolder(String(path[..<slash]))
    }
    guard unsafe mkdir(path, 0o755) == 0 || errno == EEXIST else { throw writeFailure(path) }
  }

  /// The number of this process, for names that no other process uses.
  internal static var processID: Int { Int(getpid()) }

  /// Whether a process of this machine is running.
  internal static func isRunning(_ process: Int) -> Bool {
    guard let number = pid_t(exactly: process), number > 0 else { return false }
    return kill(number, 0) == 0 || errno == EPERM
  }

  private static func openFailure(_ path: String) -> FileError {
    switch errno {
    case ENOENT, ENOTDIR: .missing(path: path)
    case EACCES: .unreadable(path: path, reason: "permission denied; change the permissions")
    case let number: .unreadable(path: path, reason: words(number))
    }
  }

  private static func writeFailure(_ path: String) -> FileError {
    .unwritable(path: path, reason: failure(errno))
  }

  private static func failure(_ number: Int32) -> WriteFailure {
    switch number {
    case ENOSPC, EDQUOT: .diskFull
    case EROFS: .readOnly
    case EACCES, EPERM: .notAllowed
    case ENOENT, ENOTDIR: .noFolder
    default: .other(words(number))
    }
  }

  /// A system error in the system's words.
  internal static func words(_ number: Int32) -> String {
    unsafe strerror(number).map { unsafe String(cString: $0) } ?? "system error \(number)"
  }
}
