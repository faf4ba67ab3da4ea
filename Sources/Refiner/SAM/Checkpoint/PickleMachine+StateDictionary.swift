extension PickleMachine {
  /// Names of dictionaries that wrap a state dict.
  private static let wrappers = ["state_dict", "model", "model_state_dict"]
  /// How many wrappers may lie one inside the other.
  private static let maximumWrapping = 8

  /// The tensors of a pickle's result, and the names of what is none.
  ///
  /// A state dict may lie in a dictionary below `model` or `state_dict`, as training scripts save it.
  internal func stateDictionary(
    _ root: PickleValue
  ) throws(CheckpointError) -> (tensors: [(name: String, tensor: Int)], ignored: [String]) {
    var root = root
    var ignored: [String] = []
    for _ in 0..<Self.maximumWrapping {
      guard case .dictionary(let place) = root else {
        throw .unsupported(
          path: path, reason: "holds \(root.kind) instead of a state dict",
          remedy: "save model.state_dict()")
      }
      let (tensors, others) = entries(of: place)
      let wrapped = Self.wrappers.lazy.compactMap { wrapper in
        others.first { $0.name == wrapper && $0.value.isDictionary }
      }.first
      guard tensors.isEmpty, let wrapped else {
        return (tensors, ignored + others.map(\.name))
      }
      ignored += others.map(\.name).filter { $0 != wrapped.name }
      root = wrapped.value
    }
    return ([], ignored)
  }

  private func entries(
    of place: Int
  ) -> (tensors: [(name: String, tensor: Int)], others: [(name: String, value: PickleValue)]) {
    var tensors: [(name: String, tensor: Int)] = []
    var others: [(name: String, value: PickleValue)] = []
    for (key, value) in heap.dictionaries[place] {
      guard case .text(let name) = key else { continue }
      if case .tensor(let tensor) = value {
        tensors.append((name, tensor))
      } else {
        others.append((name, value))
      }
    }
    return (tensors, others)
  }
}

extension PickleValue {
  fileprivate var isDictionary: Bool {
    if case .dictionary = self { true } else { false }
  }
}
