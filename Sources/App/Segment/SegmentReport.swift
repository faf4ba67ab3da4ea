import Foundation
import Labels
import Refiner

/// What `fleck segment` prints.
enum SegmentReport {
  /// Candidates, one a line, the best first.
  static func text(_ masks: [MaskCandidate], out: String?) -> String {
    var lines = masks.enumerated().map { index, mask in
      let bounds = mask.mask.bounds
      let predicted = String(format: "%.3f", mask.predictedIoU)
      let place = "\(bounds.x),\(bounds.y),\(bounds.maxX),\(bounds.maxY)"
      return "\(index + 1)  predicted IoU \(predicted)  stability \(stability(mask.stability))"
        + "  \(mask.mask.area) pixels in \(place)"
    }
    if let out { lines.append("\(out.sanitised): mask 1; look at it with fleck show") }
    return lines.joined(separator: "\n")
  }

  /// Masks of everything: how many and how much of the photo they cover.
  static func text(_ masks: [AutomaticMask], out: String?) -> String {
    guard let first = masks.first else {
      return "no mask passed the thresholds; lower --predicted-iou or --stability"
    }
    let size = first.segmentation.size
    let covered = AutomaticMasks.indexMap(of: masks, size: size).elements.reduce(0) {
      $0 + ($1 > 0 ? 1 : 0)
    }
    let share = Double(covered) / Double(size.area) * 100
    let areas = masks.map(\.area).sorted()
    var lines = [
      String(
        format: "%d masks cover %.1f %% of %dx%d", masks.count, share, size.width, size.height),
      "areas from \(areas[0]) to \(areas[areas.count - 1]) pixels, median \(areas[areas.count / 2])",
    ]
    if let out { lines.append("\(out.sanitised): their numbers; look at it with fleck show") }
    return lines.joined(separator: "\n")
  }

  private static func stability(_ value: Float) -> String {
    value.isNaN ? "none" : String(format: "%.3f", value)
  }

  /// Candidates as JSON, the best first.
  static func json(_ masks: [MaskCandidate], path: String) throws -> String {
    try JSONText.of(Answer(image: path, masks: masks.map(Answer.Mask.init)))
  }

  /// Masks of everything as the reference's JSON.
  static func json(_ masks: [AutomaticMask]) -> String { AutomaticMasks.json(of: masks) }

  private struct Answer: Encodable {
    struct Segmentation: Encodable {
      let counts: String
      let size: [Int]
    }

    struct Mask: Encodable {
      let segmentation: Segmentation
      let area: Int
      let bbox: [Int]
      let predictedIoU: Float
      let stability: Float?

      enum CodingKeys: String, CodingKey {
        case segmentation, area, bbox
        case predictedIoU = "predicted_iou"
        case stability = "stability_score"
      }

      init(_ mask: MaskCandidate) {
        let size = mask.mask.size
        let bounds = mask.mask.bounds
        segmentation = Segmentation(
          counts: mask.mask.compressed, size: [size.height, size.width])
        area = mask.mask.area
        // As the reference counts: from the first pixel to the last, so one less than the pixels.
        bbox = [bounds.x, bounds.y, max(bounds.width - 1, 0), max(bounds.height - 1, 0)]
        predictedIoU = mask.predictedIoU
        stability = mask.stability.isNaN ? nil : mask.stability
      }

      func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(segmentation, forKey: .segmentation)
        try container.encode(area, forKey: .area)
        try container.encode(bbox, forKey: .bbox)
        try container.encode(predictedIoU, forKey: .predictedIoU)
        // Null, where a synthesised encoder leaves the key out.
        try container.encode(stability, forKey: .stability)
      }
    }

    let image: String
    let masks: [Mask]
  }
}
