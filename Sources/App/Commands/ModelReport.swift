import Refiner

/// What `fleck model inspect` finds in a checkpoint.
struct ModelReport: Encodable {
  let file: String
  /// The format, in words.
  let kind: String
  let bytes: Int
  let sha256: String
  let metadata: [String: String]
  /// How many tensors there are.
  let tensors: Int
  /// How many numbers all of them have.
  let values: Int
  /// Tensors by the type of their numbers, in PyTorch's words.
  let elementTypes: [String: Int]
  /// The network; nil when the file holds none.
  let network: NetworkReport?
  /// Names of what the network does not read: tensors, and values that are none; sorted.
  let ignored: [String]

  init(_ checkpoint: Checkpoint, network: NetworkConfiguration?) {
    file = checkpoint.path
    kind = checkpoint.kind.rawValue
    bytes = checkpoint.byteCount
    sha256 = checkpoint.contentHash
    metadata = checkpoint.metadata
    tensors = checkpoint.tensors.count
    values = checkpoint.tensors.values.reduce(0) { $0 + $1.count }
    elementTypes = Dictionary(
      checkpoint.tensors.values.map { ($0.elementType.rawValue, 1) }, uniquingKeysWith: +)
    self.network = network.map(NetworkReport.init)
    let used = Set((network?.expectedTensors ?? []).map(\.name))
    ignored = (checkpoint.ignored + checkpoint.tensors.keys.filter { !used.contains($0) }).sorted()
  }
}
