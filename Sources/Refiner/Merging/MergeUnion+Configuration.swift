internal import Labels

extension MergeUnion {
  /// What copies of one part were assigned: merged, they are that part still, but without repeats.
  var commonAssignment: Assignment? {
    guard var assignment = sources[0].assignment,
      configuration.runID == sources[0].configuration.runID,
      sources.allSatisfy({ $0.assignment == assignment })
    else { return nil }
    assignment.repeats = []
    return assignment
  }

  /// What goes into the run of all images.
  ///
  /// That of a source, or of the run that parts come from, when it has exactly these images; else a new one,
  /// whose id follows from the inputs as refining makes it. Inputs stand by stem then.
  static func configuration(
    of sources: [MergeSource], stems: [String: (source: Int, image: Int)]
  ) throws -> (RunConfiguration, [UInt8]) {
    let wanted = Set(stems.keys)
    var inputs: [String: RunInput] = [:]
    for source in sources {
      for input in source.configuration.inputs where wanted.contains(input.stem) {
        inputs[input.stem] = inputs[input.stem] ?? input
      }
    }
    // Of parts that share all images none is the run of all: only copies of one part stay that part.
    let isOnePart = sources.allSatisfy {
      $0.configuration.runID == sources[0].configuration.runID
        && $0.assignment == sources[0].assignment
    }
    let candidates =
      try sources.filter { isOnePart || $0.assignment == nil }
      .map { ($0.configuration, $0.configurationBytes) }
      + (isOnePart ? [] : sources.compactMap { try parentConfiguration(of: $0) })
    let fitting = candidates.filter { configuration, _ in
      configuration.inputs.count == wanted.count
        && configuration.inputs.allSatisfy { $0.hasFiles(of: inputs[$0.stem]) }
    }
    if let found = fitting.min(by: { $0.0.runID < $1.0.runID }) { return found }
    let first = sources[0].configuration
    let sorted = inputs.sorted { $0.key < $1.key }.map(\.value)
    let made = RunConfiguration(
      runID: RunConfiguration.runID(
        of: sorted, taxonomy: first.taxonomy, settings: first.settings),
      tool: sources.map(\.configuration.tool).max() ?? first.tool, settings: first.settings,
      paths: sources.map(\.configuration.paths).reduce(first.paths) { $0.common(with: $1) },
      taxonomy: first.taxonomy, inputs: sorted, selection: first.selection)
    return (made, Array(made.text.utf8))
  }

  private static func parentConfiguration(
    of source: MergeSource
  ) throws -> (RunConfiguration, [UInt8])? {
    guard let assignment = source.assignment else { return nil }
    let bytes = Array(assignment.parentConfiguration.utf8)
    let found: RunConfiguration
    do {
      found = try RunConfiguration.decode(bytes, path: source.folder)
    } catch {
      throw MergeError.badAssignment(
        folder: source.folder, reason: "the configuration of the run that it is a part of is broken"
      )
    }
    guard found.runID == assignment.parentRunID else {
      throw MergeError.badAssignment(
        folder: source.folder, reason: "it is said to be a part of two runs")
    }
    return (found, bytes)
  }
}

extension RunInput {
  /// Whether the files of both have the same content.
  fileprivate func hasFiles(of other: RunInput?) -> Bool {
    guard let other else { return false }
    return files.map { [$0.role.rawValue, $0.digest] }
      == other.files.map { [$0.role.rawValue, $0.digest] }
  }
}

extension DatasetPaths {
  /// The paths in which both agree.
  fileprivate func common(with other: DatasetPaths) -> DatasetPaths {
    func same(_ path: KeyPath<DatasetPaths, String?>) -> String? {
      self[keyPath: path] == other[keyPath: path] ? self[keyPath: path] : nil
    }
    return DatasetPaths(
      images: same(\.images), labels: same(\.labels), confidence: same(\.confidence),
      truth: same(\.truth), list: same(\.list), checkpoint: same(\.checkpoint))
  }
}

extension RunConfiguration {
  /// How this was refined otherwise than another run, in words; nil when both were refined alike.
  func makingDifference(from other: RunConfiguration) -> String? {
    if taxonomy != other.taxonomy {
      return taxonomy.name == other.taxonomy.name
        ? "other classes in '\(taxonomy.name)'"
        : "another taxonomy (\(taxonomy.name), not \(other.taxonomy.name))"
    }
    func shown(_ text: String) -> String { text.isEmpty ? "none" : text }
    for (mine, theirs) in zip(settings.values, other.settings.values) where mine.text != theirs.text
    {
      return "another '\(mine.key)' (\(shown(mine.text)), not \(shown(theirs.text)))"
    }
    return selection == other.selection ? nil : "other thresholds of the selection"
  }
}
