public import Labels

/// The mask decoder's logits of some candidates, widened to the crop's size when they are asked for.
public struct LowResolutionLogits: CandidateLogits {
  private let values: FloatStorage
  private let upsampling: MaskUpsampling

  /// Makes the logits of one point's candidates.
  ///
  /// values: [candidates, side, side], where side is `upsampling.lowResolutionSide`; not changed any more.
  internal init(_ values: FloatStorage, upsampling: MaskUpsampling) {
    let count = upsampling.lowResolutionSide * upsampling.lowResolutionSide
    precondition(values.count % count == 0, "\(values.count) logits for maps of \(count)")
    self.values = values
    self.upsampling = upsampling
  }

  /// Makes the logits of one point's candidates.
  ///
  /// values: [candidates, side, side], where side is `upsampling.lowResolutionSide`
  public init(_ values: [Float], upsampling: MaskUpsampling) {
    self.init(FloatStorage(values), upsampling: upsampling)
  }

  /// Size of the crop.
  public var size: Size<ImageSpace> { upsampling.original }

  /// Calls `body` with each row of a candidate's logits, from the top.
  public func forEachRow(ofCandidate candidate: Int, _ body: (Span<Float>) -> Void) {
    let count = upsampling.lowResolutionSide * upsampling.lowResolutionSide
    values.withElements { elements in
      upsampling.forEachRow(
        of: elements.extracting((candidate * count)..<((candidate + 1) * count)), body)
    }
  }
}
