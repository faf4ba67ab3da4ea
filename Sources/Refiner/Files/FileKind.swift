/// What a file is, by its first bytes.
internal enum FileKind: Hashable, Sendable {
  case png
  case jpeg
  case npy
  /// Text that begins with a bracket.
  case json

  /// Looks at a file's first bytes; nil when they are of no known kind.
  internal init?(_ bytes: [UInt8]) {
    if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) {
      self = .png
    } else if bytes.starts(with: [0xFF, 0xD8]) {
      self = .jpeg
    } else if bytes.starts(with: NPYFile.magic) {
      self = .npy
    } else if let first = bytes.first(where: { ![32, 9, 10, 13].contains($0) }),
      first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
    {
      self = .json
    } else {
      return nil
    }
  }
}
