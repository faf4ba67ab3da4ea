internal import Labels

/// Reads the `<stem>_semantic.json` of Semantic-Segment-Anything: `{"semantic_mask": {"id": mask}}`.
///
/// Pixels of no mask are void. Other keys (`annotations`) are passed over.
internal struct SemanticMaskFile {
  /// What the names of such files end with.
  internal static let suffix = "_semantic"
  internal let path: String
  internal let limits: FileLimits

  /// The numbers of the image's pixels.
  /// - Throws: `FileError` when it is no such file, is damaged, or exceeds the limits.
  /// - Complexity: O(length + pixels).
  internal func decode(_ bytes: [UInt8]) throws(FileError) -> RawLabels {
    var scanner = try MaskScanner(bytes, path: path, limits: limits)
    guard scanner.text.peek() != UInt8(ascii: "[") else {
      throw .unsupported(
        path: path, reason: "a list of the masks of many images, as detectron2 writes it",
        remedy: "give the file itself as --labels")
    }
    var painter = MaskPainter(path: path)
    try scanner.object { (scanner, key) throws(FileError) in
      guard key == "semantic_mask" else { return try scanner.skip() }
      try scanner.object { (scanner, key) throws(FileError) in
        guard let number = Int(key), number >= 0 else {
          throw scanner.damaged("'\(key.sanitised)' is no class id")
        }
        try painter.paint(try scanner.mask(), number: number)
      }
    }
    try scanner.end()
    return try painter.finish()
  }
}
