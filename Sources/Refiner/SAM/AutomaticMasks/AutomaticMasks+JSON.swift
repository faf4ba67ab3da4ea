internal import Foundation
internal import Labels

extension AutomaticMasks {
  /// The masks as JSON: an array with an object for each mask, in their order.
  ///
  /// Keys and values are those of segment_anything's `amg.py --convert-to-rle`: `segmentation` is
  /// COCO's `{"counts": string, "size": [height, width]}`; `bbox` and `crop_box` are x, y, width,
  /// height, where the sides of `bbox` are one less than the columns and rows it covers. A quality
  /// that is not a finite number becomes null.
  /// - Complexity: O(runs).
  public static func json(of masks: [AutomaticMask]) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(masks.map(Annotation.init)) else {
      preconditionFailure("Masks at points that are not finite")
    }
    return String(decoding: data, as: UTF8.self)
  }

  private struct Annotation: Encodable {
    struct Segmentation: Encodable {
      let counts: String
      let size: [Int]
    }

    let segmentation: Segmentation
    let area: Int
    let bbox: [Int]
    let predictedIoU: Float?
    let pointCoordinates: [[Double]]
    let stabilityScore: Float?
    let cropBox: [Int]

    enum CodingKeys: String, CodingKey {
      case segmentation, area, bbox
      case predictedIoU = "predicted_iou"
      case pointCoordinates = "point_coords"
      case stabilityScore = "stability_score"
      case cropBox = "crop_box"
    }

    init(_ mask: AutomaticMask) {
      let size = mask.segmentation.size
      segmentation = Segmentation(
        counts: mask.segmentation.compressed, size: [size.height, size.width])
      area = mask.area
      bbox = [mask.box.left, mask.box.top, mask.box.width, mask.box.height]
      predictedIoU = mask.predictedIoU.isFinite ? mask.predictedIoU : nil
      pointCoordinates = [[mask.point.x, mask.point.y]]
      stabilityScore = mask.stability.isFinite ? mask.stability : nil
      cropBox = [mask.cropBox.x, mask.cropBox.y, mask.cropBox.width, mask.cropBox.height]
    }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(segmentation, forKey: .segmentation)
      try container.encode(area, forKey: .area)
      try container.encode(bbox, forKey: .bbox)
      // Null, where a synthesised encoder leaves the key out.
      try container.encode(predictedIoU, forKey: .predictedIoU)
      try container.encode(pointCoordinates, forKey: .pointCoordinates)
      try container.encode(stabilityScore, forKey: .stabilityScore)
      try container.encode(cropBox, forKey: .cropBox)
    }
  }
}
