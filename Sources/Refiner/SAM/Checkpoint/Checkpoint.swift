/// A file of network weights, mapped into memory: tensors by name, nothing converted yet.
///
/// Reads PyTorch's `torch.save` files and safetensors, told apart by their content. Names are those of
/// the reference's state dict, whatever wrapper, prefix or naming the file uses. Nothing in a file is
/// ever called: a pickle is read as data.
public struct Checkpoint: Sendable {
  /// What kind of file it is.
  public enum Kind: String, Hashable, Sendable {
    /// `torch.save` since PyTorch 1.6: a zip archive.
    case torchZip = "PyTorch zip"
    /// `torch.save` before PyTorch 1.6: pickles and raw numbers.
    case torchLegacy = "PyTorch legacy"
    /// The safetensors format.
    case safetensors
  }

  /// Where the file came from.
  public let path: String
  /// What kind of file it is.
  public let kind: Kind
  /// Length of the file, bytes.
  public let byteCount: Int
  /// The tensors by name.
  public let tensors: [String: CheckpointTensor]
  /// Texts beside the tensors, of safetensors files; empty for others.
  public let metadata: [String: String]
  /// Names of values that are no tensors, sorted.
  public let ignored: [String]

  internal let file: MappedFile
  private let digest: MappedFileDigest

  /// Opens a file and reads its table of contents.
  /// - Throws: `CheckpointError` when it cannot be read, is damaged, or of another kind.
  /// - Complexity: O(tensors); numbers stay on the disk, but for compressed ones.
  public static func open(_ path: String) throws(CheckpointError) -> Checkpoint {
    let file: MappedFile
    do { file = try MappedFile(path) } catch { throw .file(error) }
    return try Checkpoint(file)
  }

  private init(_ file: MappedFile) throws(CheckpointError) {
    self.file = file
    path = file.path
    byteCount = file.count
    digest = MappedFileDigest(file)
    kind = try Self.kind(of: file)
    let content =
      switch kind {
      case .torchZip: try TorchZipFile.read(file)
      case .torchLegacy: try TorchLegacyFile.read(file)
      case .safetensors: try SafetensorsFile.read(file)
      }
    let (renamed, copies) = TensorNaming.renamed(content.tensors)
    tensors = try Self.table(of: renamed, path: file.path)
    metadata = content.metadata
    ignored = (content.ignored + copies).sorted()
  }

  /// Tells the formats apart; what is neither of PyTorch's must be safetensors.
  private static func kind(of file: MappedFile) throws(CheckpointError) -> Kind {
    // The length of a safetensors header can look like any magic number, but what follows can not.
    if file.has([UInt8(ascii: "{")], at: 8) || file.has([UInt8(ascii: " ")], at: 8) {
      return .safetensors
    }
    if file.has(ZipArchive.magic, at: 0) { return .torchZip }
    if file.has([0x80], at: 0) { return .torchLegacy }
    if file.has(Array("ustar".utf8), at: 257) {
      throw .unsupported(
        path: file.path, reason: "a tar archive of PyTorch before 0.2",
        remedy: "save it again with a current torch.save")
    }
    return .safetensors
  }

  private static func table(
    of tensors: [CheckpointTensor], path: String
  ) throws(CheckpointError) -> [String: CheckpointTensor] {
    var table: [String: CheckpointTensor] = [:]
    table.reserveCapacity(tensors.count)
    for tensor in tensors {
      guard table.updateValue(tensor, forKey: tensor.name) == nil else {
        throw .damaged(
          path: path, reason: "two tensors are \(CheckpointError.short(tensor.name))")
      }
    }
    return table
  }

  /// SHA-256 of the whole file, as 64 hexadecimal digits; worked out once, when it is asked for.
  /// - Complexity: O(bytes of the file) the first time.
  public var contentHash: String { digest.text }
}
