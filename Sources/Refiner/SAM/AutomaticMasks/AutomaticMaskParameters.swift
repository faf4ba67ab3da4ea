/// How masks of everything in a photo are found and which are kept.
///
/// Names in parentheses are those of segment_anything's `SamAutomaticMaskGenerator`, whose defaults
/// these are.
public struct AutomaticMaskParameters: Hashable, Sendable {
  /// Points along each side of the grid over the whole photo, at least one (`points_per_side`).
  public var pointsPerSide = 32
  /// Points given to the network at a time, at least one (`points_per_batch`).
  public var pointsPerBatch = 64
  /// Masks are kept whose quality, as the network predicts it, exceeds this; all at 0 (`pred_iou_thresh`).
  public var predictedIoUThreshold = 0.88
  /// Masks are kept whose stability reaches this; all at 0 (`stability_score_thresh`).
  public var stabilityThreshold = 0.95
  /// How far the logits' threshold is shifted to measure stability (`stability_score_offset`).
  public var stabilityOffset = 1.0
  /// Of two masks of one crop whose boxes overlap by more, the better stays (`box_nms_thresh`).
  public var boxOverlapThreshold = 0.7
  /// Layers of crops besides the whole photo, 0...6; layer n has 2^n by 2^n of them (`crop_n_layers`).
  public var cropLayerCount = 0
  /// Of two masks of different crops whose boxes overlap by more, that of the smaller crop stays
  /// (`crop_nms_thresh`).
  public var cropOverlapThreshold = 0.7
  /// By which part of the photo's shorter side the first layer's crops overlap (`crop_overlap_ratio`).
  public var cropOverlapRatio = 512.0 / 1500
  /// By what the points per side are divided from layer to layer, at least one
  /// (`crop_n_points_downscale_factor`).
  public var cropPointsDivisor = 1
  /// Holes and islands of fewer pixels are removed; none at 0 (`min_mask_region_area`).
  public var minimumRegionArea = 0

  /// Makes the reference's default parameters.
  public init() {}

  /// Points along each side of the grid over a crop of a layer; the reference fails where one is left out.
  internal func pointsPerSide(inLayer layer: Int) -> Int {
    var divisor = 1.0
    for _ in 0..<layer { divisor *= Double(cropPointsDivisor) }
    return max(Int(Double(pointsPerSide) / divisor), 1)
  }

  /// Refuses what has no meaning; a programming error.
  internal func check() {
    precondition(pointsPerSide > 0, "\(pointsPerSide) points per side")
    precondition(pointsPerBatch > 0, "\(pointsPerBatch) points per batch")
    precondition(cropPointsDivisor > 0, "Points divided by \(cropPointsDivisor)")
    precondition((0...6).contains(cropLayerCount), "\(cropLayerCount) layers of crops")
    precondition((0...1).contains(cropOverlapRatio), "Crops overlap by \(cropOverlapRatio)")
    precondition(minimumRegionArea >= 0, "Regions of \(minimumRegionArea) pixels")
  }
}
