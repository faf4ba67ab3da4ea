import Foundation
import Refiner

extension Run {
  /// The ground truth of every image, in the run's order.
  ///
  /// folder: where it lies; nil for the files that the run was refined with, as long as all of them are
  /// still there.  images: the run's, where they have been read already.
  /// - Throws: `FileError` when `folder` lacks an image's truth, `StoreError` for a damaged run.
  func knownTruth(
    in folder: String?, of images: [ImageRecord]? = nil
  ) throws -> [String]? {
    let images = try images ?? store.images()
    if let folder { return try Dataset.partners(ofStems: images.map(\.stem), inTruth: folder) }
    let paths = images.compactMap(\.truth)
    let isThere = paths.allSatisfy { FileManager.default.fileExists(atPath: $0) }
    return paths.count == images.count && isThere ? paths : nil
  }

  /// The ground truth of every image, which must be known; see ``knownTruth(in:of:)``.
  /// - Throws: `Failure` of usage when it is not known, or no longer there.
  func truthPaths(in folder: String?) throws -> [String] {
    guard let paths = try knownTruth(in: folder) else {
      throw Failure(
        .usage, "\(self.folder): its ground truth is not known, or no longer there; give --truth")
    }
    return paths
  }
}
