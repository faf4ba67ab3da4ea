internal import Labels

/// What is known of the components of a run that take part in its evaluation, image by image.
struct ComponentTally {
  private(set) var suspicions: [Double] = []
  private(set) var isWrong: [Bool] = []
  private(set) var areas: [Int] = []
  private(set) var verdicts: [Verdict] = []
  /// How often each lint rule is right, small components among them.
  private(set) var lint = LintReport()
  private var confidences: [Double] = []
  private var softMinimums: [Double] = []

  /// Mean confidences; nil when any is missing.
  var knownConfidences: [Double]? { confidences.count == areas.count ? confidences : nil }
  /// Soft minima of the confidence; nil when any is missing.
  var knownSoftMinimums: [Double]? { softMinimums.count == areas.count ? softMinimums : nil }

  /// Adds the components of one image that are large enough and whose truth is known.
  ///
  /// base: the map that they were found in.
  /// - Throws: `StoreError` for components that are not those of the map.
  mutating func add(
    _ image: ImageRecord, of run: Run, base: LabelMap, truth: LabelMap, lint found: LintFindings
  ) throws(StoreError) {
    let soft = SoftMinimumReading(of: image, base: base)
    for item in try run.store.components(of: image.id) {
      let runs = try run.store.runs(of: item.id)
      guard let wrong = ComponentTruth.isWrong(runs, labelled: item.classID, in: truth) else {
        continue
      }
      lint.add(found.rules[item.id] ?? [], verdict: item.verdict, isWrong: wrong)
      guard item.area >= ComponentTruth.minimumArea else { continue }
      suspicions.append(Double(item.suspicion))
      if let confidence = item.confidence { confidences.append(Double(confidence)) }
      if let soft { softMinimums.append(try soft.value(of: item, storePath: run.store.path)) }
      isWrong.append(wrong)
      areas.append(item.area)
      verdicts.append(item.verdict)
    }
  }
}
