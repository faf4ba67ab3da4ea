internal import Foundation
public import Labels

extension Run {
  /// Writes the map under review of a stem, whole or not at all.
  /// - Returns: SHA-256 of the file, for the image's digest of role ``DigestRole/map``.
  /// - Throws: `FileError` when it cannot be written.
  public func writeBaseMap(_ map: LabelMap, stem: String) throws(FileError) -> String {
    let path = labelPath(stem: stem)
    let folder = Path.folder(of: path)
    // A folder that cannot be made is reported by the write that follows, with its reason.
    try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let bytes = try PNGFile.encode(map, palette: palette, path: path)
    try AtomicFile.write(bytes, to: path)
    return FileDigest.sha256(bytes)
  }

  /// The map under review of an image, without decisions.
  /// - Throws: `StoreError.altered` when the file is not the one that refining wrote, others when it is
  ///   missing, damaged or of another size than recorded.
  public func baseMap(of image: ImageRecord) throws(StoreError) -> LabelMap {
    let path = labelPath(of: image)
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try FileSystem.read(path, limit: FileLimits.standard.maximumBytes)
    } catch {
      throw StoreError(error)
    }
    guard FileDigest.sha256(bytes) == image.digests[DigestRole.map.rawValue] else {
      throw .altered(path: path)
    }
    do throws(FileError) {
      let map = try LabelFile.decode(bytes, path: path, taxonomy: taxonomy, space: .train)
      guard map.size != image.size else { return map }
      throw .sizeMismatch(
        path: path, found: map.size, partner: store.path, expected: image.size)
    } catch {
      throw StoreError(error)
    }
  }

  /// The map of an image after the decisions of `state`.
  /// - Throws: `StoreError` when the map or the components cannot be read.
  /// - Complexity: O(pixels + components of the image).
  public func composedMap(of id: ImageID, state: ReviewState) throws -> LabelMap {
    try composedMap(of: store.image(id), state: state, undecided: .keep)
  }

  /// The map of an image after the decisions of `state`, with a policy for undecided components.
  /// - Throws: `StoreError` when the map or the components cannot be read.
  /// - Complexity: O(pixels + components of the image).
  public func composedMap(
    of image: ImageRecord, state: ReviewState, undecided: UndecidedPolicy
  ) throws -> LabelMap {
    let base = try baseMap(of: image)
    return Composition.compose(
      base: base,
      changes: try changes(
        of: image.id, state: state, undecided: undecided, bulk: store.bulkAcceptance()))
  }
}

extension ImageRecord {
  /// Links the image's map under review into another run's folder, or copies it where the file system cannot.
  ///
  /// source: the folder of the run that has it; name: its stem in the other run.
  /// - Throws: `StoreError.altered` when it is not the map that refining wrote; `FileError`.
  func takeMap(of source: String, to folder: String, as name: String) throws {
    let path = source + "/" + RunPath.label(stem: stem)
    let bytes = try FileSystem.read(path, limit: FileLimits.standard.maximumBytes)
    guard FileDigest.sha256(bytes) == digests[DigestRole.map.rawValue] else {
      throw StoreError.altered(path: path)
    }
    let target = folder + "/" + RunPath.label(stem: name)
    if (try? FileManager.default.linkItem(atPath: path, toPath: target)) == nil {
      try AtomicFile.write(bytes, to: target)
    }
  }
}
