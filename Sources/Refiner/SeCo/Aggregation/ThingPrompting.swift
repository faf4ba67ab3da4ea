import Labels

/// The prompts that the components of thing classes are (paper section 3.2).
struct ThingPrompting: Sendable {
  /// A component as a prompt.
  struct ComponentPrompt: Hashable, Sendable {
    /// The component's class.
    let classID: ClassID
    /// Its box and points.
    let prompt: Prompt
  }

  /// What a map gives.
  struct Prompts: Hashable, Sendable {
    /// Classes ascending, components of a class in raster order.
    var prompts: [ComponentPrompt] = []
    /// Components of the classes that are too small, or whose class is.
    var smallCount = 0
    /// Components that have no box because they are one pixel wide.
    var flatCount = 0
  }

  /// The classes, ascending.
  let classes: [ClassID]
  /// Thresholds and rules.
  let parameters: AggregationParameters

  /// The prompts of a map.
  /// - Complexity: O(pixels * classes present) with points by entropy, else O(pixels).
  func prompts(for labels: LabelMap) -> Prompts {
    let found = ConnectedComponents(labels)
    let runs = ComponentRuns(found)
    let counts = labels.histogram()
    var result = Prompts()
    var chosen: [Component] = []
    let byClass = Dictionary(grouping: found.components, by: \.classID)
    for classID in classes {
      let components = byClass[classID] ?? []
      let isRare = counts[Int(classID.rawValue)] <= parameters.minimumClassArea
      let large = components.filter { !isRare && $0.area >= parameters.minimumComponentArea }
      result.smallCount += components.count - large.count
      chosen += large
    }
    let needsEntropy = parameters.points.needsEntropy && !chosen.isEmpty
    let entropy = needsEntropy ? LabelEntropy(labels) : nil
    for component in chosen {
      let pixels = runs[component.index]
      guard let box = parameters.box.box(around: component, runs: pixels, in: labels.size) else {
        result.flatCount += 1
        continue
      }
      let points = parameters.points.points(of: component, runs: pixels, entropy: entropy)
        .map { Prompt.LabelledPoint($0, isInside: true) }
      result.prompts.append(
        ComponentPrompt(classID: component.classID, prompt: Prompt(points: points, box: box)))
    }
    return result
  }

  /// What the network answers as masks to be painted, in the prompts' order.
  ///
  /// labels: as they came.
  func classMasks(
    _ answers: [PromptedMask], to prompts: [ComponentPrompt], labels: ColumnMajorLabels
  ) -> [ClassMask] {
    precondition(answers.count == prompts.count, "\(answers.count) for \(prompts.count) prompts")
    return zip(prompts, answers).compactMap { prompt, answer in
      let shares = ClassShares(of: answer.mask, in: labels)
      if parameters.overlap == .largerShareWins, !shares.isLargest(prompt.classID) { return nil }
      return ClassMask(
        mask: answer.mask, classID: prompt.classID, share: shares[prompt.classID],
        predictedIoU: answer.predictedIoU)
    }
  }
}
