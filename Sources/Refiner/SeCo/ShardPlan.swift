internal import Labels

/// What all shards of a run must agree on: a `run.toml` without inputs, whose id stands for the whole
/// listing of the data set.
struct ShardPlan {
  /// Its `run.toml`; without digests, so that it costs no reading of images.
  private(set) var configuration: RunConfiguration

  /// The plan of a data set that is divided into `count` shards.
  init(
    of samples: [Sample], paths: DatasetPaths, taxonomy: Taxonomy, settings: RefinementSettings,
    tool: String, count: Int
  ) {
    var text = "fleck shards 1\n\(count)\n"
    for sample in samples {
      for part in [sample.stem, sample.image, sample.label] {
        text += "\(part.utf8.count):\(part)"
      }
      for part in [sample.confidence, sample.truth] {
        text += part.map { "\($0.utf8.count):\($0)" } ?? "-"
      }
      text += "\n"
    }
    configuration = RunConfiguration(
      runID: FileDigest.sha256(text.utf8), tool: tool, settings: settings, paths: paths,
      taxonomy: taxonomy, inputs: [])
  }

  /// Adds what the whole data set says about which labels are taken.
  mutating func add(_ selection: SelectionThresholds?) { configuration.selection = selection }

  /// The `run.toml` of a shard whose images have these inputs.
  func configuration(with inputs: [RunInput]) -> RunConfiguration {
    configuration.with(runID: configuration.runID, inputs: inputs)
  }
}

extension RunConfiguration {
  /// The same plan for other inputs.
  func with(runID: String, inputs: [RunInput]) -> RunConfiguration {
    RunConfiguration(
      runID: runID, tool: tool, settings: settings, paths: paths, taxonomy: taxonomy,
      inputs: inputs, selection: selection)
  }

  /// What this was made with that another shard was not, in words; nil when their plans agree.
  func difference(from other: RunConfiguration) -> String? {
    func shown(_ text: String) -> String { text.isEmpty ? "none" : text }
    if tool != other.tool { return "another Fleck (\(tool), not \(other.tool))" }
    for (mine, theirs) in zip(settings.values, other.settings.values) where mine.text != theirs.text
    {
      return "another '\(mine.key)' (\(shown(mine.text)), not \(shown(theirs.text)))"
    }
    if taxonomy != other.taxonomy { return "another taxonomy" }
    if paths != other.paths { return "other paths of the data set" }
    if runID != other.runID { return "other files in the data set" }
    return selection == other.selection ? nil : "other thresholds of the selection"
  }
}
