/// Which network a mask comes from, and what else has to be the same for the network to offer it again.
public struct MaskOrigin: Hashable, Sendable {
  /// SHA-256 of the network's file.
  public let model: String
  /// Side of the network's input, pixels; nil when it is not known.
  public let inputSide: Int?
  /// Precision of the image embedding; nil when it is not known.
  public let precision: EmbeddingPrecision?

  /// Describes an origin.
  public init(model: String, inputSide: Int? = nil, precision: EmbeddingPrecision? = nil) {
    self.model = model
    self.inputSide = inputSide
    self.precision = precision
  }
}
