internal import Labels

extension LossHistogram {
  /// Counts the components of a run whose label is wrong, in the bins of `other`.
  ///
  /// Wrong is what ``ComponentTruth`` says; components with unknown truth are not counted.
  /// truthPaths: one map per image of the run, in its order.  truthIDs: what their ids stand for, `.auto`
  /// for what the run was refined with.
  /// - Throws: `FileError` for truth that cannot be read or is of another size, `StoreError` for a
  ///   damaged run.
  /// - Complexity: O(pixels + components), one map in memory.
  public init(
    wrongOf run: Run, truthPaths: [String], truthIDs: LabelIDSpace = .auto,
    binsOf other: LossHistogram
  ) throws {
    let images = try run.store.images()
    precondition(truthPaths.count == images.count, "\(truthPaths.count) truths")
    let known = try RunTruth(of: run, paths: truthPaths, ids: truthIDs)
    self.init(minimum: other.minimum, maximum: other.maximum)
    for (image, path) in zip(images, truthPaths) {
      let truth = try known.map(of: image, at: path)
      for item in try run.store.components(of: image.id) {
        let runs = try run.store.runs(of: item.id)
        guard ComponentTruth.isWrong(runs, labelled: item.classID, in: truth) == true else {
          continue
        }
        add(loss: Double(item.loss), verdict: item.verdict)
      }
    }
  }
}
