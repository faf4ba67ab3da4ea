/// The network's own answer for one mask, at its own resolution: positive inside of the object.
///
/// Not a mask: its pixels are a quarter of a grid cell of the image embedding, over the padded square input.
public struct MaskLogits: Hashable, Sendable {
  /// Number of rows and of columns, four times the embedding's side; 256 for the published networks.
  public let side: Int
  /// All logits, row by row: side * side, finite.
  public let values: [Float]

  /// Makes logits from their values; nil unless there are side * side finite ones.
  public init?(side: Int, values: [Float]) {
    guard values.count == side * side, values.allSatisfy(\.isFinite) else { return nil }
    self.side = side
    self.values = values
  }

  internal init(decoded logits: Span<Float>, side: Int) {
    self.side = side
    var values: [Float] = []
    values.reserveCapacity(logits.count)
    for index in logits.indices { values.append(logits[index]) }
    self.values = values
  }
}
