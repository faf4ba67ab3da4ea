/// What a file is, by its first bytes.
internal enum FileKind: Hashable, Sendable {
  case png
  case jpeg
  case npy

  /// Looks at a file's first bytes; nil when they are of no known kind.
  internal init?(_ bytes: [UInt8]) {
    if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) {
      self = .png
    } else if bytes.starts(with: [0xFF, 0xD8]) {
      self = .jpeg
    } else if bytes.starts(with: NPYFile.magic) {
      self = .npy
    } else {
      return nil
    }
  }
}
