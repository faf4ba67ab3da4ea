import ArgumentParser
import Refiner

/// How `fleck segment --everything` searches; defaults are the reference's.
struct AutomaticOptions: ParsableArguments {
  @Option(help: "Points along each side of the grid over the photo.")
  var pointsPerSide: Int = AutomaticMaskParameters().pointsPerSide

  @Option(help: "Keep masks whose predicted IoU exceeds this; all at 0.")
  var predictedIou: Double = AutomaticMaskParameters().predictedIoUThreshold

  @Option(help: "Keep masks whose stability reaches this; all at 0.")
  var stability: Double = AutomaticMaskParameters().stabilityThreshold

  @Option(help: "Of two masks whose boxes overlap by more than this, keep the better.")
  var boxOverlap: Double = AutomaticMaskParameters().boxOverlapThreshold

  @Option(help: "Layers of crops to search besides the whole photo, 0 to 6.")
  var cropLayers: Int = AutomaticMaskParameters().cropLayerCount

  @Option(help: "Remove holes and islands of fewer pixels.")
  var minimumRegion: Int = AutomaticMaskParameters().minimumRegionArea

  func validate() throws {
    guard (1...1000).contains(pointsPerSide) else {
      throw ValidationError("--points-per-side must be 1 to 1000.")
    }
    guard (0...6).contains(cropLayers) else {
      throw ValidationError("--crop-layers must be 0 to 6.")
    }
    guard minimumRegion >= 0 else { throw ValidationError("--minimum-region must be 0 or more.") }
    for (name, value) in [
      ("predicted-iou", predictedIou), ("stability", stability), ("box-overlap", boxOverlap),
    ] {
      guard value.isFinite else { throw ValidationError("--\(name) must be a number.") }
    }
  }

  /// The generator's parameters.
  var parameters: AutomaticMaskParameters {
    var parameters = AutomaticMaskParameters()
    parameters.pointsPerSide = pointsPerSide
    parameters.predictedIoUThreshold = predictedIou
    parameters.stabilityThreshold = stability
    parameters.boxOverlapThreshold = boxOverlap
    parameters.cropLayerCount = cropLayers
    parameters.minimumRegionArea = minimumRegion
    return parameters
  }
}
