import Refiner

extension ProgressLine {
  /// Does work on a data set that reports its progress, with a line on standard error.
  static func showing<Summary>(
    _ work: ((RefinementProgress) -> Void) throws -> Summary
  ) throws -> Summary {
    PNGFile.keepBlocks()
    var line = ProgressLine()
    defer { line.finish() }
    return try work { progress in
      line.show(
        progress.step.title, unit: progress.step.unit, done: progress.done, total: progress.total,
        resumed: progress.resumed, detail: progress.detail)
    }
  }
}

extension RefinementProgress.Step {
  fileprivate var title: String {
    switch self {
    case .hashing: "hashing"
    case .selecting: "selecting"
    case .images: "analysing"
    case .checking: "checking"
    case .gathering: "gathering"
    case .training: "training"
    case .judging: "judging"
    }
  }

  fileprivate var unit: String {
    switch self {
    case .hashing, .selecting, .images, .checking, .gathering: "images"
    case .training: "steps"
    case .judging: "components"
    }
  }
}
