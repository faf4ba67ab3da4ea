internal import Labels

/// What a label file holds: ids, or one probability per class.
internal enum LabelContent {
  case map(LabelMap)
  case soft(SoftLabels)

  /// Decodes a label file that is in memory; arrays of three axes are soft.
  /// - Throws: As ``LabelFile/decode(_:path:taxonomy:space:limits:)``.
  internal init(
    _ bytes: [UInt8], decoder: LabelDecoder, limits: FileLimits
  ) throws(FileError) {
    let path = decoder.path
    switch FileKind(bytes) {
    case .png: self = .map(try decoder.map(of: PNGFile.decode(bytes, path: path, limits: limits)))
    case .npy:
      let array = try NPYFile.decode(bytes, path: path, limits: limits)
      if array.shape.count == 3 {
        let soft = try SoftLabels(array, path: path)
        try soft.check(decoder.taxonomy, path: path)
        self = .soft(soft)
      } else {
        self = .map(try decoder.map(of: decoder.raw(of: array)))
      }
    case .json:
      self = .map(try decoder.map(of: SemanticMaskFile(path: path, limits: limits).decode(bytes)))
    case .jpeg:
      throw .unsupported(
        path: path, reason: "a JPEG file, whose compression changes ids",
        remedy: "save labels as PNG")
    case nil:
      throw .unsupported(
        path: path, reason: "neither a PNG nor a .npy nor a JSON file",
        remedy: "save labels as PNG")
    }
  }
}
