/// How an exported label set is laid out.
public enum LabelSetFormat: String, CaseIterable, Hashable, Sendable, Codable {
  /// Palette PNGs with the run's own ids.
  case png
  /// Cityscapes' `gtFine`: labelTrainIds, labelIds and colours.
  case cityscapes
  /// mmsegmentation's folders and a dataset config.
  case mmseg
  /// COCO instances.
  case coco
  /// COCO panoptic.
  case panoptic = "coco-panoptic"
  /// Pascal VOC.
  case voc
  /// Ultralytics YOLO's polygons.
  case yolo
  /// Hugging Face's `imagefolder`.
  case imageFolder = "imagefolder"
  /// FiftyOne's `ImageSegmentationDirectory`.
  case fiftyOne = "fiftyone"
  /// CVAT's "Segmentation mask 1.1".
  case cvat

  /// Whether its folders hold photos.
  public var takesPhotos: Bool { self != .png && self != .cvat }
  /// Whether its folders or lists are named after a split.
  public var takesSplit: Bool { takesPhotos && self != .fiftyOne }
}
