import Labels

/// Pixel semantic aggregation (PSA, paper section 3.2): label maps rewritten with a network's masks.
///
/// Classes come from the labels, outlines from the network; no class appears that the labels lack.
struct Aggregation: Sendable {
  private let mode: AggregationMode
  private let parameters: AggregationParameters
  private let partition: ClassPartition

  /// The aggregation of a refinement; nil when its settings ask for none.
  init?(_ settings: RefinementSettings, taxonomy: Taxonomy) {
    guard settings.aggregation.needsNetwork else { return nil }
    self.init(mode: settings.aggregation, preset: settings.preset, taxonomy: taxonomy)
  }

  /// Prepares an aggregation of label maps of a taxonomy; `mode` must be one that needs a network.
  init(mode: AggregationMode, preset: Preset, taxonomy: Taxonomy) {
    precondition(mode.needsNetwork, "An aggregation of nothing")
    self.mode = mode
    var parameters = AggregationParameters.preset(preset)
    // A majority needs no threshold.
    if mode == .vanilla { parameters.shareThreshold = 0 }
    self.parameters = parameters
    partition =
      mode == .vanilla
      ? ClassPartition(aligningAllOf: taxonomy)
      : ClassPartition(preset: preset, taxonomy: taxonomy)
  }

  /// The aggregated map of an image, and what was done.
  ///
  /// network: has seen the image at the labels' size.
  /// - Throws: what the network throws.
  func aggregate(
    _ labels: LabelMap, using network: some MaskProvider
  ) throws -> (map: LabelMap, report: AggregationReport) {
    let before = ColumnMajorLabels(labels)
    var after = before
    after.replace(by: startTable)
    var report = AggregationReport()
    if mode != .things { try align(before, into: &after, network, &report) }
    if mode == .stuff { after.restore(Set(partition.prompted), from: before) }
    if mode == .full || mode == .things {
      try prompt(for: labels, before, into: &after, network, &report)
    }
    report.images = 1
    report.pixels = labels.size.area
    report.labelledBefore = before.labelledCount
    report.labelledAfter = after.labelledCount
    report.changed = after.differenceCount(to: before)
    return (after.labelMap, report)
  }

  /// What the pixels of each id are before any mask is painted.
  ///
  /// Classes that the mode leaves out keep their pixels; the others start as the preset says.
  private var startTable: [UInt8] {
    let ids = Array(UInt8.min...UInt8.max)
    guard parameters.start == .void else { return ids }
    let prompted = Set(partition.prompted.map(\.rawValue))
    return ids.map { id in
      let isKept =
        switch mode {
        case .none: true
        case .stuff: prompted.contains(id)
        case .things: !prompted.contains(id)
        case .full, .vanilla: false
        }
      return isKept ? id : ClassID.void.rawValue
    }
  }

  private func align(
    _ before: ColumnMajorLabels, into after: inout ColumnMajorLabels, _ network: some MaskProvider,
    _ report: inout AggregationReport
  ) throws {
    let masks = try network.everything(parameters.everything)
    let alignment = StuffAlignment(classes: partition.aligned, parameters: parameters)
    let aligned = alignment.aligned(masks, with: before)
    after.paint(aligned, parameters.overlap)
    report.everythingMasks = masks.count
    report.alignedMasks = aligned.count
  }

  private func prompt(
    for labels: LabelMap, _ before: ColumnMajorLabels, into after: inout ColumnMajorLabels,
    _ network: some MaskProvider, _ report: inout AggregationReport
  ) throws {
    let prompting = ThingPrompting(classes: partition.prompted, parameters: parameters)
    let found = prompting.prompts(for: labels)
    let answers = try network.masks(forEach: found.prompts.map(\.prompt))
    let masks = prompting.classMasks(answers, to: found.prompts, labels: before)
    after.paint(masks, parameters.overlap)
    report.prompts = found.prompts.count
    report.promptedMasks = masks.count
    report.skippedComponents = found.smallCount + found.flatCount
  }
}
