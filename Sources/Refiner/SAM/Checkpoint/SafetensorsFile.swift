/// Reads the header of a safetensors file: <https://github.com/huggingface/safetensors#format>.
///
/// The rules are those of the reference library 0.8: the tensors must cover the data without hole,
/// overlap or rest. Numbers are little endian and row-major; they stay in the mapped file.
internal struct SafetensorsFile {
  /// The longest header that the reference library accepts, bytes.
  internal static let maximumHeaderLength = 100_000_000

  private let path: String
  private var scanner: JSONScanner
  private let dataStart: Int
  private let dataLength: Int
  private var names: Set<String> = []
  private var content = CheckpointContent()

  /// Everything that the file holds.
  /// - Throws: ``CheckpointError/damaged(path:reason:)``.
  /// - Complexity: O(header).
  internal static func read(_ file: MappedFile) throws(CheckpointError) -> CheckpointContent {
    var reader = try SafetensorsFile(file)
    try reader.readHeader()
    try reader.checkCoverage()
    return reader.content
  }

  private init(_ file: MappedFile) throws(CheckpointError) {
    path = file.path
    guard file.count >= 8 else {
      throw .damaged(path: path, reason: "\(file.count) bytes are no checkpoint")
    }
    var length: UInt64 = 0
    for (index, byte) in file.bytes(0..<8).enumerated() {
      length |= UInt64(byte) << (8 * UInt64(index))
    }
    guard length <= UInt64(Self.maximumHeaderLength), Int(length) <= file.count - 8 else {
      throw .unsupported(
        path: path, reason: "neither a PyTorch nor a safetensors file",
        remedy: "give a checkpoint: .pth, .pt or .safetensors")
    }
    dataStart = 8 + Int(length)
    dataLength = file.count - dataStart
    let header = file.bytes(8..<dataStart)
    guard String(validating: header, as: UTF8.self) != nil else {
      throw .damaged(path: path, reason: "the header is not UTF-8")
    }
    scanner = JSONScanner(header)
  }

  private func badHeader(_ what: String) -> CheckpointError {
    .damaged(path: path, reason: "in the header, \(CheckpointError.short(what))")
  }

  private mutating func readHeader() throws(CheckpointError) {
    guard scanner.take("{") else { throw badHeader("no object comes first") }
    if !scanner.take("}") {
      repeat {
        guard let name = scanner.string(), scanner.take(":") else {
          throw badHeader("a name is missing")
        }
        guard names.insert(name).inserted else { throw badHeader("'\(name)' stands twice") }
        if name == "__metadata__" { try readMetadata() } else { try readTensor(name) }
      } while scanner.take(",")
      guard scanner.take("}") else { throw badHeader("the object is not closed") }
    }
    guard scanner.isAtEnd() else { throw badHeader("something follows the object") }
  }

  private mutating func readMetadata() throws(CheckpointError) {
    if scanner.take(word: "null") { return }
    guard scanner.take("{") else { throw badHeader("'__metadata__' is no object") }
    if scanner.take("}") { return }
    repeat {
      guard let key = scanner.string(), scanner.take(":"), let value = scanner.string() else {
        throw badHeader("'__metadata__' holds something else than strings")
      }
      content.metadata[key] = value
    } while scanner.take(",")
    guard scanner.take("}") else { throw badHeader("'__metadata__' is not closed") }
  }

  private mutating func readTensor(_ name: String) throws(CheckpointError) {
    let fields = try readFields(of: name)
    guard let type = fields.type, let shape = fields.shape, let range = fields.range else {
      throw badHeader("'\(name)' lacks dtype, shape or data_offsets")
    }
    guard let count = TensorExtent.count(of: shape), shape.count <= TensorExtent.maximumRank else {
      throw badHeader("the shape of '\(name)' is too large")
    }
    guard range.count == count * type.byteCount else {
      throw badHeader("'\(name)' of shape \(shape) has \(range.count) bytes")
    }
    content.tensors.append(
      CheckpointTensor(
        name: name, elementType: type, shape: shape,
        strides: CheckpointTensor.rowMajorStrides(of: shape), offset: 0,
        storage: CheckpointStorage(
          place: .file(offset: dataStart + range.lowerBound), byteCount: range.count,
          isBigEndian: false)))
  }

  private struct Fields {
    var type: CheckpointElementType?
    var shape: [Int]?
    var range: Range<Int>?
  }

  private mutating func readFields(of name: String) throws(CheckpointError) -> Fields {
    var fields = Fields()
    guard scanner.take("{") else { throw badHeader("'\(name)' is no object") }
    if scanner.take("}") { return fields }
    repeat {
      guard let key = scanner.string(), scanner.take(":") else {
        throw badHeader("'\(name)' is malformed")
      }
      switch key {
      case "dtype" where fields.type == nil: fields.type = try readType(of: name)
      case "shape" where fields.shape == nil:
        fields.shape = scanner.naturals()
        guard fields.shape != nil else { throw badHeader("'\(name)' has no proper shape") }
      case "data_offsets" where fields.range == nil: fields.range = try readRange(of: name)
      case "dtype", "shape", "data_offsets": throw badHeader("'\(name)' has two of '\(key)'")
      default:
        guard scanner.skipValue() else { throw badHeader("'\(name)' is malformed") }
      }
    } while scanner.take(",")
    guard scanner.take("}") else { throw badHeader("'\(name)' is not closed") }
    return fields
  }

  private mutating func readType(of name: String) throws(CheckpointError) -> CheckpointElementType {
    guard let text = scanner.string() else { throw badHeader("'\(name)' has no proper dtype") }
    guard let type = CheckpointElementType(safetensors: text) else {
      throw badHeader("'\(name)' has the unknown dtype '\(text)'")
    }
    return type
  }

  private mutating func readRange(of name: String) throws(CheckpointError) -> Range<Int> {
    guard let offsets = scanner.naturals(), offsets.count == 2, offsets[0] <= offsets[1],
      offsets[1] <= dataLength
    else { throw badHeader("'\(name)' does not lie within the file") }
    return offsets[0]..<offsets[1]
  }

  /// Tensors in the order of their offsets must follow each other from the first byte to the last.
  private func checkCoverage() throws(CheckpointError) {
    let ranges = content.tensors.map { tensor -> (start: Int, end: Int, name: String) in
      guard case .file(let offset) = tensor.storage.place else { return (0, 0, tensor.name) }
      return (offset - dataStart, offset - dataStart + tensor.storage.byteCount, tensor.name)
    }
    var end = 0
    for range in ranges.sorted(by: { ($0.start, $0.end) < ($1.start, $1.end) }) {
      guard range.start == end else {
        throw badHeader("'\(range.name)' leaves a hole or overlaps another tensor")
      }
      end = range.end
    }
    guard end == dataLength else {
      throw .damaged(
        path: path, reason: "the tensors cover \(end) of \(dataLength) bytes of data")
    }
  }
}
