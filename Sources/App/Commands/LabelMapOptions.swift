public import ArgumentParser
public import Refiner

/// The options of `fleck export` about what a label set holds and how it is laid out.
struct LabelMapOptions: ParsableArguments {
  @Option(
    help: """
      all labels, clean: those that the noise model calls clean or somebody decided, or decided: \
      those that somebody decided. Other pixels become void; an image without any is left out.
      """)
  var only: ExportScope = .all

  @Flag(
    help: """
      Write a grey PNG of weights with each map: 255 for what somebody decided, else 255 x (1 - \
      suspicion), 0 for void.
      """)
  var weights = false

  @Option(
    help: """
      Photos beside the maps: link (no space, the default), copy (the folder can be moved), or none; \
      not for png, lists and cvat.
      """)
  var images: PhotoPolicy?

  @Option(help: "The name of the split in folders and lists (default: train).")
  var split: String?

  @Option(help: "coco: rle (the default), or polygons.")
  var segmentation: SegmentationStyle?

  @Option(
    help: """
      coco polygons, yolo: how far an outline may be from the pixels' edges, in pixels (default: 0, \
      exact; 1 makes files several times smaller).
      """)
  var tolerance: Double?

  /// The options of a format.
  /// - Throws: `ValidationError` for those that do not go with it.
  func options(for format: LabelSetFormat) throws -> LabelSetOptions {
    let name = format.rawValue
    guard images == nil || format.takesPhotos else {
      throw ValidationError("--images does not go with --format \(name), which holds no photos.")
    }
    guard images != PhotoPolicy.none || format != .imageFolder else {
      throw ValidationError("--format imagefolder is a list of photos; give --images link or copy.")
    }
    guard split == nil || format.takesSplit else {
      throw ValidationError("--split does not go with --format \(name).")
    }
    guard segmentation == nil || format == .coco else {
      throw ValidationError("--segmentation goes with --format coco.")
    }
    guard tolerance == nil || format == .yolo || format == .coco && segmentation == .polygons
    else {
      throw ValidationError("--tolerance goes with --format yolo, or coco --segmentation polygons.")
    }
    if let tolerance, !(0...100).contains(tolerance) {
      throw ValidationError("--tolerance must be 0 to 100 pixels.")
    }
    if let split, !LabelSetOptions.isSplit(split) {
      throw ValidationError("--split must be a plain name, such as train or val.")
    }
    var options = LabelSetOptions()
    options.format = format
    options.only = only
    options.weights = weights
    options.photos = images ?? (format.takesPhotos ? .link : .none)
    options.split = split ?? options.split
    options.segmentation = segmentation ?? options.segmentation
    options.tolerance = tolerance ?? options.tolerance
    return options
  }

  /// Whether any of them was given.
  var isGiven: Bool {
    only != .all || weights || images != nil || split != nil || segmentation != nil
      || tolerance != nil
  }
}

extension ExportScope: ExpressibleByArgument {}
extension PhotoPolicy: ExpressibleByArgument {}
extension SegmentationStyle: ExpressibleByArgument {}
