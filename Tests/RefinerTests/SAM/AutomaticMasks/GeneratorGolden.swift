import Foundation
import Labels

@testable import Refiner

/// One run of the reference's generator in the goldens.
struct GeneratorGolden: Decodable, Sendable {
  /// A mask that the reference found; `bbox` and `cropBox` are x, y, width, height.
  struct Annotation: Decodable, Sendable {
    let bbox: [Double]
    let area: Int
    let predictedIou: Float
    let stability: Float
    let point: [Double]
    let cropBox: [Double]
    let rleSha256: String
    let nRuns: Int
  }

  /// The arguments that differ from the defaults.
  struct Arguments: Decodable, Sendable {
    let pointsPerSide: Int?
    let pointsPerBatch: Int?
    let predIouThresh: Double?
    let stabilityScoreThresh: Double?
    let boxNmsThresh: Double?
    let cropNLayers: Int?
    let cropNmsThresh: Double?
    let cropNPointsDownscaleFactor: Int?
    let minMaskRegionArea: Int?
  }

  let args: Arguments
  let count: Int
  let anns: [Annotation]

  var parameters: AutomaticMaskParameters {
    var parameters = AutomaticMaskParameters()
    if let value = args.pointsPerSide { parameters.pointsPerSide = value }
    if let value = args.pointsPerBatch { parameters.pointsPerBatch = value }
    if let value = args.predIouThresh { parameters.predictedIoUThreshold = value }
    if let value = args.stabilityScoreThresh { parameters.stabilityThreshold = value }
    if let value = args.boxNmsThresh { parameters.boxOverlapThreshold = value }
    if let value = args.cropNLayers { parameters.cropLayerCount = value }
    if let value = args.cropNmsThresh { parameters.cropOverlapThreshold = value }
    if let value = args.cropNPointsDownscaleFactor { parameters.cropPointsDivisor = value }
    if let value = args.minMaskRegionArea { parameters.minimumRegionArea = value }
    return parameters
  }

  /// The hash of an encoding in the goldens: of its counts as little-endian 32-bit numbers.
  static func digest(_ encoding: RunLengthEncoding) -> String {
    FileDigest.sha256(
      encoding.counts.flatMap { count in (0..<4).map { UInt8(count >> ($0 * 8) & 255) } })
  }
}

extension AutomaticMask {
  /// Box in the reference's form.
  var referenceBox: [Double] { [box.left, box.top, box.width, box.height].map(Double.init) }

  /// Crop in the reference's form.
  var referenceCrop: [Double] {
    [cropBox.x, cropBox.y, cropBox.width, cropBox.height].map(Double.init)
  }
}
