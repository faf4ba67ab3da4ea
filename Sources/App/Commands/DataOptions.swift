import ArgumentParser
import Foundation
import Refiner

/// The arguments that name a data set: two folders, one folder that holds them, or a list file.
struct DataOptions: ParsableArguments {
  @Argument(
    help: """
      A list file ('image label' per line, SeCo and UniMatch style), a folder with images/ and \
      labels/ (and confidence/, truth/), or the run.toml of an earlier run.
      """)
  var data: String?

  @Option(help: "Folder of images (PNG, JPEG), matched with labels by relative stem.")
  var images: String?

  @Option(help: "Folder of label maps (PNG, .npy).")
  var labels: String?

  @Option(help: "Folder of confidences (8- or 16-bit grey PNG, float .npy [H,W] or [C,H,W]).")
  var confidence: String?

  @Option(help: "Folder of ground truth, for evaluation only.")
  var truth: String?

  func validate() throws {
    guard data == nil || (images == nil && labels == nil) else {
      throw ValidationError("Give either DATA or --images and --labels, not both.")
    }
    guard data != nil || (images != nil && labels != nil) else {
      throw ValidationError("Give DATA (a list file or a folder), or --images and --labels.")
    }
  }

  /// The paths that the arguments amount to.
  func paths() throws -> DatasetPaths {
    guard let data else {
      return DatasetPaths(images: images, labels: labels, confidence: confidence, truth: truth)
    }
    guard FileManager.default.fileExists(atPath: data) else { throw FileError.missing(path: data) }
    let isFolder = (try? FileManager.default.contentsOfDirectory(atPath: data)) != nil
    var paths: DatasetPaths
    if isFolder {
      paths = Self.paths(inFolder: data)
    } else if data.hasSuffix(".toml") {
      paths = try RunConfiguration.read(data).paths
    } else {
      paths = DatasetPaths(list: data)
    }
    paths.confidence = confidence ?? paths.confidence
    paths.truth = truth ?? paths.truth
    return paths
  }

  private static func paths(inFolder folder: String) -> DatasetPaths {
    func existing(_ name: String) -> String? {
      let path = folder + "/" + name
      return FileManager.default.fileExists(atPath: path) ? path : nil
    }
    return DatasetPaths(
      images: folder + "/images", labels: folder + "/labels", confidence: existing("confidence"),
      truth: existing("truth"))
  }
}
