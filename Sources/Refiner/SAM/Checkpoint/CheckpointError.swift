internal import Labels

/// What is wrong with a file of network weights.
public enum CheckpointError: Error, Hashable, Sendable {
  /// The file cannot be opened.
  case file(FileError)
  /// It breaks off, or breaks the rules of its format.
  case damaged(path: String, reason: String)
  /// It is well formed, but of a kind that is not read; the remedy is an imperative sentence.
  case unsupported(path: String, reason: String, remedy: String)
  /// Its pickle asks for something that no state dict needs, such as a call; it was not done.
  case refused(path: String, name: String)
  /// A tensor that the network needs is not there.
  case missingTensor(path: String, name: String)
  /// A tensor has another shape than the network needs.
  case misshapen(path: String, name: String, found: [Int], expected: [Int])
  /// A tensor's shape belongs to no network that can be built.
  case unusable(path: String, name: String, reason: String)
  /// A tensor holds NaN or infinity.
  case notFinite(path: String, name: String)
}

extension CheckpointError: CustomStringConvertible {
  /// One line without control characters: the file, what is wrong, and what to do.
  public var description: String {
    if case .file(let error) = self { return error.description }
    return "\(path): \(problem)".sanitised
  }

  /// The file in question.
  public var path: String {
    switch self {
    case .file(let error): error.path
    case .damaged(let path, _), .unsupported(let path, _, _), .refused(let path, _),
      .missingTensor(let path, _), .misshapen(let path, _, _, _), .unusable(let path, _, _),
      .notFinite(let path, _):
      path
    }
  }

  private var problem: String {
    switch self {
    case .file: ""
    case .damaged(_, let reason): "damaged: \(reason); make or fetch the file again"
    case .unsupported(_, let reason, let remedy): "\(reason); \(remedy)"
    case .refused(_, let name):
      "its pickle uses \(Self.short(name)), which no state dict needs, and nothing of it was run; "
        + "save model.state_dict() alone, or as safetensors"
    case .missingTensor(_, let name):
      "no tensor \(Self.short(name)); give the weights of a whole Segment Anything network"
    case .misshapen(_, let name, let found, let expected):
      "tensor \(Self.short(name)) is \(found), but the others call for \(expected); "
        + "give the weights of one whole Segment Anything network"
    case .unusable(_, let name, let reason):
      "tensor \(Self.short(name)): \(reason); give the weights of a Segment Anything network"
    case .notFinite(_, let name):
      "tensor \(Self.short(name)) holds NaN or infinity; take a checkpoint from before the training failed"
    }
  }

  /// A name from the file, cut so that the error stays one readable line.
  internal static func short(_ name: String) -> String {
    name.utf8.count <= 120 ? name : String(name.unicodeScalars.prefix(117)) + "..."
  }
}
