internal import Labels

extension AutomaticMaskGenerator {
  /// The masks of a batch that pass all filters, in the order of points and candidates.
  internal func measured(
    _ candidates: [CandidateMasks], at points: [Point<ImageSpace>],
    in crop: Rectangle<ImageSpace>, of size: Size<ImageSpace>
  ) -> [AutomaticMask] {
    precondition(candidates.count == points.count, "\(candidates.count) for \(points.count) points")
    var promising: [(point: Int, candidate: Int)] = []
    for (point, masks) in candidates.enumerated() {
      for (candidate, quality) in masks.predictedIoUs.enumerated() where isPromising(quality) {
        promising.append((point, candidate))
      }
    }
    let choice = promising
    return WorkerPool(threadCount: workers).map(choice.count) { index in
      let (point, candidate) = choice[index]
      return measured(
        candidates[point], candidate, at: points[point], in: crop, of: size)
    }.compactMap(\.self)
  }

  /// Thresholds are rounded to `Float` first, as PyTorch does with Python's numbers.
  private func isPromising(_ predictedIoU: Float) -> Bool {
    parameters.predictedIoUThreshold <= 0
      || predictedIoU > Float(parameters.predictedIoUThreshold)
  }

  /// One mask; nil when it is unstable or cut off by its crop.
  private func measured(
    _ masks: CandidateMasks, _ candidate: Int, at point: Point<ImageSpace>,
    in crop: Rectangle<ImageSpace>, of size: Size<ImageSpace>
  ) -> AutomaticMask? {
    let cropSize = Size<ImageSpace>(width: crop.width, height: crop.height)
    precondition(masks.logits.size == cropSize, "Logits of \(masks.logits.size) in \(cropSize)")
    var scan = MaskScan(size: cropSize, threshold: 0, offset: parameters.stabilityOffset)
    masks.logits.forEachRow(ofCandidate: candidate) { scan.add($0) }
    let isStable =
      parameters.stabilityThreshold <= 0
      || scan.stability >= Float(parameters.stabilityThreshold)
    guard isStable else { return nil }
    let box = scan.box.moved(x: crop.x, y: crop.y)
    if CropLayout.isCutOff(box, by: crop, of: size) { return nil }
    return AutomaticMask(
      segmentation: scan.encoding(in: size, x: crop.x, y: crop.y), area: scan.area, box: box,
      predictedIoU: masks.predictedIoUs[candidate],
      point: Point(x: point.x + Double(crop.x), y: point.y + Double(crop.y)),
      stability: scan.stability, cropBox: crop)
  }

  /// What is left when of masks with overlapping boxes only the best stays, the best first.
  internal func distinct(
    _ masks: [AutomaticMask], scores: [Float], _ overlapThreshold: Double
  ) -> [AutomaticMask] {
    BoxSuppression.kept(
      masks.map(\.box), scores: scores, overlapThreshold: overlapThreshold
    ).map { masks[$0] }
  }

  /// Drops what several crops show, and cleans what is left.
  internal func finish(_ masks: [AutomaticMask], hasCrops: Bool) -> [AutomaticMask] {
    var masks = masks
    if hasCrops {
      // A smaller crop shows more detail.
      masks = distinct(
        masks, scores: masks.map { 1 / Float($0.cropBox.area) }, parameters.cropOverlapThreshold)
    }
    return parameters.minimumRegionArea > 0 ? cleaned(masks) : masks
  }

  /// Removes small regions; of masks that have become alike, those stay that had none.
  private func cleaned(_ masks: [AutomaticMask]) -> [AutomaticMask] {
    let area = parameters.minimumRegionArea
    let results = WorkerPool(threadCount: workers).map(masks.count) { index in
      var mask = masks[index]
      var regions = SmallRegions(mask.segmentation)
      regions.fillHoles(smallerThan: area)
      regions.removeIslands(smallerThan: area)
      guard regions.isChanged else { return (mask, Float(1)) }
      mask.segmentation = regions.encoding
      mask.area = mask.segmentation.area
      mask.box = PixelBox(around: mask.segmentation)
      return (mask, Float(0))
    }
    return distinct(
      results.map(\.0), scores: results.map(\.1),
      max(parameters.boxOverlapThreshold, parameters.cropOverlapThreshold))
  }
}
