/// Reads what `torch.save` writes since PyTorch 1.6: a zip archive of a pickle and one entry per storage.
internal struct TorchZipFile {
  /// Unpacked bytes that any file may have, however well it is packed: small constants pack best.
  private static let freeUnpackedCount = 1 << 26
  /// Beyond that, unpacked bytes per byte of the file; trained weights hardly pack at all.
  private static let highestRatio = 16

  private let archive: ZipArchive
  /// The one folder of the archive, with its slash.
  private let prefix: String
  private var isBigEndian = false
  private var unpackedCount = 0

  /// Everything that the file holds.
  /// - Throws: `CheckpointError` of any kind that a file can cause.
  /// - Complexity: O(tensors), and O(bytes) of compressed entries.
  internal static func read(_ file: MappedFile) throws(CheckpointError) -> CheckpointContent {
    var reader = try TorchZipFile(file)
    let pickle = try reader.pickle()
    var machine = PickleMachine(pickle, path: file.path)
    let root = try machine.run()
    return try TorchTensors(machine, root: root).content { storage throws(CheckpointError) in
      try reader.storage(storage)
    }
  }

  private init(_ file: MappedFile) throws(CheckpointError) {
    archive = try ZipArchive(file)
    prefix = try Self.prefix(of: archive)
    guard let order = archive.entries[prefix + "byteorder"] else { return }
    guard order.count <= 16, !order.isDeflated else {
      throw .damaged(path: file.path, reason: "the archive's byteorder is malformed")
    }
    switch file.bytes(order.dataStart..<(order.dataStart + order.count)) {
    case Array("little".utf8): break
    case Array("big".utf8): isBigEndian = true
    default: throw .damaged(path: file.path, reason: "the archive's byteorder is malformed")
    }
  }

  /// The folder of the archive's one `data.pkl`; every entry must lie in it.
  private static func prefix(of archive: ZipArchive) throws(CheckpointError) -> String {
    let path = archive.file.path
    let names = archive.entries.keys
    let pickles = names.filter { $0.hasSuffix("/data.pkl") && $0.split(separator: "/").count == 2 }
    guard let pickle = pickles.first else {
      throw .unsupported(
        path: path, reason: "a zip archive without a PyTorch pickle",
        remedy: "give a checkpoint: .pth, .pt or .safetensors")
    }
    let prefix = String(pickle.dropLast("data.pkl".count))
    if names.contains(where: { $0.hasPrefix(prefix + "code/") || $0 == prefix + "constants.pkl" }) {
      throw .unsupported(
        path: path, reason: "a TorchScript program, not a state dict",
        remedy: "save model.state_dict()")
    }
    guard names.allSatisfy({ $0.hasPrefix(prefix) }) else {
      throw .damaged(path: path, reason: "the archive has entries outside of \(prefix)")
    }
    return prefix
  }

  private mutating func pickle() throws(CheckpointError) -> [UInt8] {
    guard let entry = archive.entries[prefix + "data.pkl"],
      entry.count <= PickleMachine.maximumLength
    else {
      throw .unsupported(
        path: archive.file.path, reason: "its pickle is too long for a state dict",
        remedy: "save model.state_dict() alone, or as safetensors")
    }
    if entry.isDeflated { return try unpack(entry) }
    return archive.file.bytes(entry.dataStart..<(entry.dataStart + entry.count))
  }

  private mutating func storage(
    _ storage: PickleHeap.Storage
  ) throws(CheckpointError) -> CheckpointStorage {
    guard !storage.key.contains("/"), let entry = archive.entries[prefix + "data/" + storage.key]
    else {
      throw .damaged(
        path: archive.file.path,
        reason: "storage '\(CheckpointError.short(storage.key))' is not in the archive")
    }
    guard entry.isDeflated else {
      return CheckpointStorage(
        place: .file(offset: entry.dataStart), byteCount: entry.count, isBigEndian: isBigEndian)
    }
    guard entry.count == storage.count * storage.elementType.byteCount else {
      throw .damaged(
        path: archive.file.path,
        reason:
          "storage '\(storage.key)' unpacks to \(entry.count) bytes, which its tensors do not need")
    }
    return CheckpointStorage(
      place: .memory(try unpack(entry)), byteCount: entry.count, isBigEndian: isBigEndian)
  }

  private mutating func unpack(_ entry: ZipEntry) throws(CheckpointError) -> [UInt8] {
    let file = archive.file
    let name = CheckpointError.short(entry.name)
    let limit = Self.freeUnpackedCount + Self.highestRatio * min(file.count, 1 << 40)
    guard entry.count <= limit - unpackedCount else {
      throw .damaged(path: file.path, reason: "entry \(name) unpacks to \(entry.count) bytes")
    }
    unpackedCount += entry.count
    let bytes = file.withBytes { bytes in
      Inflate.raw(
        Span(_bytes: bytes.extracting(entry.dataStart..<(entry.dataStart + entry.packedCount))),
        size: entry.count)
    }
    guard let bytes, PNGFile.checksum(bytes[...]) == entry.checksum else {
      throw .damaged(path: file.path, reason: "entry \(name) cannot be unpacked")
    }
    return bytes
  }
}
