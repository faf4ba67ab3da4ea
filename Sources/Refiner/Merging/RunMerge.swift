internal import Foundation

/// Merges runs of several reviewers into one, and says how far the reviewers agree.
///
/// The runs are parts that `fleck assign` made, copies of one run, or runs whose images are other ones or the same
/// images. They are only read. Nothing depends on the order in which they are given.
public struct RunMerge {
  /// What was found out.
  public let report: MergeReport
  private let union: MergeUnion
  private let acts: [SourceActs]
  private let components: MergeComponents
  private let plan: MergePlan
  private let workers: Int

  /// Reads runs and works out what they amount to together.
  ///
  /// renamesReviewers: whether reviewers of one name in two runs are told apart where they decided about one image;
  /// else such runs are refused.  workers: threads; one more run than that is read at a time.
  /// - Throws: `MergeError` when the runs do not fit together; `StoreError` when one cannot be read, or its journal
  ///   is damaged.
  /// - Complexity: O(rows log rows + components).
  public init(
    _ folders: [String], renamesReviewers: Bool = false, workers: Int = 2
  ) throws {
    self.workers = workers
    let paths = folders.map(ExportDraft.withoutTrailingSlashes)
    if let twice = Self.twice(paths) { throw twice }
    var sources: [MergeSource] = []
    // One more than cores: three runs on two cores then take half as long again as one, not twice as long.
    try forEachInParallel(paths, workers: workers + 1) {
      try MergeSource($0)
    } body: {
      sources.append($0)
    }
    union = try MergeUnion(sources, renamesReviewers: renamesReviewers)
    var found = [SourceActs?](repeating: nil, count: sources.count)
    try forEachInParallel(Array(union.sources.enumerated()), workers: workers) { place, source in
      (place, SourceActs(of: source))
    } body: {
      found[$0] = $1
    }
    acts = found.compactMap(\.self)
    components = try MergeComponents(of: union)
    plan = try MergePlan(union, acts: acts, components: components, workers: workers)
    report = try MergeReport(
      union, acts: acts, components: components, plan: plan, workers: workers)
  }

  /// One folder that is given twice, under whatever names.
  private static func twice(_ paths: [String]) -> MergeError? {
    var seen: [String: String] = [:]
    for path in paths {
      let real = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
      if let other = seen[real] { return .sameRun(folder: path, other: other) }
      seen[real] = path
    }
    return nil
  }

  /// Writes the merged run; the folder appears complete or not at all.
  ///
  /// progress: called with the number of maps taken and of all.
  /// - Returns: Number of rows of its journal.
  /// - Throws: `ExportError` when the folder is not empty or cannot be made; `StoreError`, `FileError`.
  public func write(
    to folder: String, progress: (_ done: Int, _ total: Int) -> Void = { _, _ in }
  ) throws -> Int {
    try WholeFolder.make(folder, replacing: { _ in false }) { whole in
      try MergeWriter(
        union: union, acts: acts, components: components, plan: plan, report: report,
        workers: workers
      ).write(to: whole.draft, progress: progress)
    }
  }
}
