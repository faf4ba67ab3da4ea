public import Labels

/// Finds masks of everything in a photo: a grid of points, and of the masks at them the good ones, once.
///
/// segment_anything `automatic_mask_generator.py`. Results are those of the reference in number, order
/// and content; masks that the network itself thinks poor are dropped before they are widened to the
/// photo's size.
public struct AutomaticMaskGenerator: Sendable {
  internal let parameters: AutomaticMaskParameters
  internal let workers: Int

  /// Makes a generator.
  ///
  /// workers: threads that measure masks; each holds what has changed from row to row of one mask.
  public init(_ parameters: AutomaticMaskParameters = AutomaticMaskParameters(), workers: Int) {
    parameters.check()
    precondition(workers > 0, "\(workers) workers")
    self.parameters = parameters
    self.workers = workers
  }

  /// Finds the masks of a photo, which must not be empty, the best first.
  ///
  /// progress: called after each batch of points.  isCancelled: asked before each batch.
  /// - Throws: `AutomaticMaskError`; masks found so far are lost.
  public func masks<Encoder: CropEncoder>(
    of image: RGBImage, using encoder: Encoder,
    progress: (AutomaticMaskProgress) -> Void = { _ in }, isCancelled: () -> Bool = { false }
  ) throws(AutomaticMaskError<Encoder.Predictor.Failure>) -> [AutomaticMask] {
    precondition(image.width > 0 && image.height > 0, "A photo of \(image.size)")
    let crops = CropLayout.crops(
      of: image.size, layers: parameters.cropLayerCount, overlapRatio: parameters.cropOverlapRatio)
    var state = AutomaticMaskProgress(
      cropsDone: 0, crops: crops.count, pointsDone: 0, points: pointCount(of: crops))
    var masks: [AutomaticMask] = []
    for crop in crops {
      guard !isCancelled() else { throw .cancelled }
      let predictor = try Self.network { () throws(Encoder.Predictor.Failure) in
        try encoder.encode(crop.box, of: image)
      }
      masks += try self.masks(in: crop, of: image.size, using: predictor, isCancelled) { points in
        state.pointsDone += points
        progress(state)
      }
      state.cropsDone += 1
    }
    return finish(masks, hasCrops: crops.count > 1)
  }

  /// The masks of one crop, the best first; `progress` is told how many points a batch had.
  private func masks<Predictor: CropPredictor>(
    in crop: CropLayout.Crop, of size: Size<ImageSpace>, using predictor: Predictor,
    _ isCancelled: () -> Bool, progress: (Int) -> Void
  ) throws(AutomaticMaskError<Predictor.Failure>) -> [AutomaticMask] {
    var found: [AutomaticMask] = []
    for points in batches(of: crop) {
      guard !isCancelled() else { throw .cancelled }
      let candidates = try Self.network { () throws(Predictor.Failure) in
        try predictor.predict(points)
      }
      found += measured(candidates, at: points, in: crop.box, of: size)
      progress(points.count)
    }
    return distinct(found, scores: found.map(\.predictedIoU), parameters.boxOverlapThreshold)
  }

  private static func network<Output, Failure: Error>(
    _ body: () throws(Failure) -> Output
  ) throws(AutomaticMaskError<Failure>) -> Output {
    do {
      return try body()
    } catch {
      throw .network(error)
    }
  }

  private func pointCount(of crops: [CropLayout.Crop]) -> Int {
    crops.reduce(0) { sum, crop in
      let side = parameters.pointsPerSide(inLayer: crop.layer)
      return sum + side * side
    }
  }

  private func batches(of crop: CropLayout.Crop) -> [[Point<ImageSpace>]] {
    let points = PointGrid.points(
      perSide: parameters.pointsPerSide(inLayer: crop.layer),
      over: Size(width: crop.box.width, height: crop.box.height))
    return stride(from: 0, to: points.count, by: parameters.pointsPerBatch).map {
      Array(points[$0..<min($0 + parameters.pointsPerBatch, points.count)])
    }
  }
}
