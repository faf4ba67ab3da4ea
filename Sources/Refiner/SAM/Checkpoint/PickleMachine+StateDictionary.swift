extension PickleMachine {
  /// Names of dictionaries that wrap a state dict, first choice first.
  private static let wrappers = ["state_dict", "model", "model_state_dict"]
  /// How many wrappers may lie one inside the other.
  private static let maximumWrapping = 8

  /// What a dictionary holds below keys that are strings.
  private struct Entries {
    var tensors: [(name: String, tensor: Int)] = []
    var others: [(name: String, value: PickleValue)] = []
  }

  /// The tensors of a pickle's result, and the names of what is none.
  ///
  /// Training scripts put a state dict below `model` or `state_dict`; below any other name it is found
  /// when it is the only one.
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
      let entries = entries(of: place)
      guard entries.tensors.isEmpty, let wrapped = try wrapped(in: entries) else {
        return (entries.tensors, ignored + Self.names(of: entries.others))
      }
      ignored += Self.names(of: entries.others).filter { $0 != wrapped.name }
      root = wrapped.value
    }
    return ([], ignored)
  }

  /// The dictionary in which to look on; nil when there is none.
  private func wrapped(
    in entries: Entries
  ) throws(CheckpointError) -> (name: String, value: PickleValue)? {
    for wrapper in Self.wrappers {
      if let entry = entries.others.first(where: { $0.name == wrapper && isDictionary($0.value) }) {
        return entry
      }
    }
    // The same dictionary may stand below many names; each is looked through once.
    var known: [Int: Bool] = [:]
    let candidates = entries.others.filter { entry in
      guard case .dictionary(let place) = entry.value else { return false }
      let holdsTensors = known[place] ?? holdsTensors(place)
      known[place] = holdsTensors
      return holdsTensors
    }
    guard candidates.count < 2 else {
      let names = candidates.prefix(6).map { CheckpointError.short($0.name) }
      throw .unsupported(
        path: path, reason: "holds several state dicts (\(names.joined(separator: ", ")))",
        remedy: "save one of them alone")
    }
    return candidates.first
  }

  /// Names for people, cut: one string of megabytes may be the key of any number of values.
  private static func names(of others: [(name: String, value: PickleValue)]) -> [String] {
    others.map { CheckpointError.short($0.name) }
  }

  private func isDictionary(_ value: PickleValue) -> Bool {
    if case .dictionary = value { true } else { false }
  }

  private func holdsTensors(_ place: Int) -> Bool {
    heap.dictionaries[place].contains { entry in
      if case .tensor = entry.value { true } else { false }
    }
  }

  private func entries(of place: Int) -> Entries {
    var entries = Entries()
    for (key, value) in heap.dictionaries[place] {
      guard case .text(let name) = key else { continue }
      if case .tensor(let tensor) = value {
        entries.tensors.append((name, tensor))
      } else {
        entries.others.append((name, value))
      }
    }
    return entries
  }
}
