public import ArgumentParser
import Foundation
import Labels
public import Refiner

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

  @Option(
    help: """
      Folder of label maps (PNG, .npy, soft .npy [C,H,W], _semantic.json), or one \
      sem_seg_predictions.json of detectron2.
      """)
  var labels: String?

  @Option(help: "Folder of confidences (8- or 16-bit grey PNG, float .npy [H,W] or [C,H,W]).")
  var confidence: String?

  @Option(help: "Folder of ground truth, for evaluation only.")
  var truth: String?

  @Option(
    help: """
      What the numbers in label files stand for: auto, train (the taxonomy's own ids), train-19, \
      train-16, label-ids, cbst, mapillary, synthia, or colours (of a palette).
      """)
  var labelIds: LabelIDSpace = .auto

  @Option(help: "What the numbers in ground truth files stand for; the same choice.")
  var truthIds: LabelIDSpace = .auto

  @Option(
    help: """
      Which pixels of the labels take part, by confidence: none (all), class-balanced (the most \
      confident --portion of each class, as CBST), global (of all classes together), or threshold.
      """)
  var select: SelectionPolicy = .none

  @Option(help: "The share that class-balanced and global keep, 0 to 1.")
  var portion: Double = RefinementSettings().portion

  @Option(help: "The confidence from which threshold keeps a pixel, 0 to 1.")
  var confidenceThreshold: Double = RefinementSettings().confidenceThreshold

  func validate() throws {
    for (name, value) in [("portion", portion), ("confidence-threshold", confidenceThreshold)]
    where !(0...1).contains(value) {
      throw ValidationError("--\(name) must be 0 to 1.")
    }
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

  /// Notes what the options say in `settings`, and finds out what the ids of the samples' files are.
  /// - Throws: `FileError` for ids that could be several things; the error names the choice.
  func note(
    in settings: inout RefinementSettings, samples: [Sample], taxonomy: Taxonomy,
    limits: FileLimits
  ) throws {
    settings.selection = select
    // What the policy does not use is no part of a run's id.
    if select == .classBalanced || select == .global { settings.portion = portion }
    if select == .threshold { settings.confidenceThreshold = confidenceThreshold }
    let resolution = LabelIDResolution(taxonomy: taxonomy, limits: limits)
    settings.labelIDs = try resolution.space(labelIds, of: samples.map(\.label))
    settings.truthIDs = try resolution.space(truthIds, of: samples.compactMap(\.truth))
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

extension LabelIDSpace: ExpressibleByArgument {}
extension SelectionPolicy: ExpressibleByArgument {}
