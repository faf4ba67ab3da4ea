/// Why a network gives no answer.
public enum SAMError: Error, Hashable, Sendable {
  /// The caller asked to stop.
  case cancelled
  /// The image, or the region of it, has no pixels.
  case emptyImage
  /// The region reaches out of the image.
  case regionOutside(region: String, image: String)
  /// The embedding has another shape than the network's: [channels, side, side].
  case embeddingShape(found: [Int], expected: [Int])
  /// The embedding was made from an image, or a region, of another size.
  case embeddingImage(found: String, expected: String)
  /// Parameters of a checkpoint, each finite, that make numbers which are not.
  case unusableParameters(name: String)
  /// The network answers with numbers that are not finite.
  case notFinite
  /// The prompts say nothing: no point, no box, no mask.
  case noPrompt
  /// A point or box has a coordinate that is not a number.
  case notANumber
  /// The mask prompt has another side than the network's masks.
  case maskSide(found: Int, expected: Int)
  /// More points than are decoded at once.
  case tooManyPoints(found: Int, limit: Int)
}

extension SAMError: CustomStringConvertible {
  /// The error in words.
  public var description: String {
    switch self {
    case .cancelled: "cancelled"
    case .emptyImage: "the image, or the chosen region, has no pixels"
    case .regionOutside(let region, let image):
      "region \(region) reaches out of the image of \(image) pixels"
    case .embeddingShape(let found, let expected):
      "an embedding of shape \(found) does not fit this model, which needs \(expected)"
    case .embeddingImage(let found, let expected):
      "an embedding of \(found) pixels does not belong to \(expected) pixels"
    case .unusableParameters(let name):
      "the checkpoint's \(name) make numbers that are not finite; fetch it again"
    case .notFinite:
      "the model answers with numbers that are not finite; its checkpoint is damaged"
    case .noPrompt: "no prompt; give a point, a box or a mask"
    case .notANumber: "a prompt's coordinate is not a number"
    case .maskSide(let found, let expected):
      "a mask prompt of side \(found) does not fit this model, which needs side \(expected)"
    case .tooManyPoints(let found, let limit): "\(found) points; give at most \(limit)"
    }
  }
}
