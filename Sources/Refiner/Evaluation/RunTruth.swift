public import Labels

/// The ground truth of a run's images, and what its ids stand for.
public struct RunTruth: Sendable {
  private let run: Run
  private let space: LabelIDSpace

  /// Decides what the ids of `paths` stand for, the truth of a run's images.
  ///
  /// ids: what was said of them; `.auto` for what the run was refined with.
  /// - Throws: `FileError` when the files leave a doubt, or cannot be read.
  /// - Complexity: O(pixels of 64 files) when nobody said what their ids stand for.
  public init(of run: Run, paths: [String], ids: LabelIDSpace = .auto) throws(FileError) {
    self.run = run
    let known = ids == .auto ? run.configuration.settings.truthIDs : ids
    space = try LabelIDResolution(taxonomy: run.taxonomy).space(known, of: paths)
  }

  /// Takes the ids as they were when the run was refined with its truth.
  init(of run: Run) {
    self.run = run
    space = run.configuration.settings.truthIDs
  }

  /// Reads the truth of one image.
  /// - Throws: `FileError` for a file that cannot be read, or of another size than the image's map.
  /// - Complexity: O(pixels).
  public func map(of image: ImageRecord, at path: String) throws(FileError) -> LabelMap {
    let truth = try LabelFile.read(path, taxonomy: run.taxonomy, space: space)
    guard truth.size == image.size else {
      throw .sizeMismatch(
        path: path, found: truth.size, partner: run.labelPath(of: image), expected: image.size)
    }
    return truth
  }
}
