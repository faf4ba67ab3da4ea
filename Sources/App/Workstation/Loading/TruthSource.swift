import Labels
import Refiner
import Synchronization

/// The ground truth of a run's images, image by image.
///
/// What the ids of its files stand for is found out with the first one, since that may mean to read many.
final class TruthSource: Sendable {
  private let run: Run
  private let paths: [ImageID: String]
  private let ids: LabelIDSpace
  private let known = Mutex<RunTruth?>(nil)

  /// Prepares to read; `paths` has the file of every image.
  init(of run: Run, images: [ImageRecord], paths: [String], ids: LabelIDSpace) {
    precondition(images.count == paths.count, "\(paths.count) truths of \(images.count) images")
    self.run = run
    self.paths = Dictionary(zip(images.map(\.id), paths), uniquingKeysWith: { first, _ in first })
    self.ids = ids
  }

  /// Reads the truth of an image.
  /// - Throws: an error that names the file.
  func map(of image: ImageRecord) throws -> LabelMap {
    guard let path = paths[image.id] else { throw LoadingError.noTruth(stem: image.stem) }
    let truth = try known.withLock { known in
      if let known { return known }
      let found = try RunTruth(of: run, paths: Array(paths.values), ids: ids)
      known = found
      return found
    }
    return try truth.map(of: image, at: path)
  }
}
