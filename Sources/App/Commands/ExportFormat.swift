import ArgumentParser
import Refiner

/// What `fleck export` can write.
enum ExportFormat: String, CaseIterable, ExpressibleByArgument {
  /// The audited label maps.
  case png
  /// The audited label maps and SeCo's list of all images.
  case list
  /// The audited label maps and UniMatch's two lists.
  case unimatch
  /// Cityscapes' `gtFine`.
  case cityscapes
  /// mmsegmentation's folders and config.
  case mmseg
  /// COCO instances.
  case coco
  /// COCO panoptic.
  case panoptic = "coco-panoptic"
  /// Pascal VOC.
  case voc
  /// YOLO's polygons.
  case yolo
  /// Hugging Face's `imagefolder`.
  case imageFolder = "imagefolder"
  /// FiftyOne's `ImageSegmentationDirectory`.
  case fiftyOne = "fiftyone"
  /// CVAT's "Segmentation mask 1.1".
  case cvat
  /// SCC's input JSON.
  case secoInput = "seco-input"
  /// SCC's output JSON.
  case secoOutput = "seco-output"
  /// SCC's converted JSON.
  case secoConverted = "seco-converted"
  /// SeCoV2's JSON.
  case secoV2 = "seco-v2"

  /// SeCo's JSON format; nil for label maps.
  var seco: SeCoFormat? { SeCoFormat(rawValue: rawValue) }

  /// The layout of a label set; palette PNGs for those with lists, nil for SeCo's JSON.
  var labelSet: LabelSetFormat? {
    switch self {
    case .list, .unimatch: .png
    default: LabelSetFormat(rawValue: rawValue)
    }
  }
}
