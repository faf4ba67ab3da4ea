public import Labels

/// The first half of a segmenting network: what is done once for each crop of a photo.
public protocol CropEncoder {
  /// The second half, for one crop.
  associatedtype Predictor: CropPredictor

  /// Prepares a crop, which is not empty and lies within the photo.
  func encode(
    _ crop: Rectangle<ImageSpace>, of image: RGBImage
  ) throws(Predictor.Failure) -> Predictor
}

/// The second half of a segmenting network: what is done for each point of a crop.
public protocol CropPredictor {
  /// What can go wrong in the network.
  associatedtype Failure: Error

  /// Finds the candidates for the object at each of some points.
  ///
  /// points: in the crop's pixels.
  /// - Returns: candidates of each point, in the points' order.
  func predict(_ points: [Point<ImageSpace>]) throws(Failure) -> [CandidateMasks]
}
