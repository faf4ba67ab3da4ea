internal import Labels

extension Reshape {
  /// The decision that makes a change permanent.
  /// - Complexity: O(pixels of the change's bounds).
  public init(_ change: MaskChange, source: MaskSource) {
    self.init(
      mask: RunLengthEncoding(change.after),
      fills: zip(change.lostTo, change.fills).map {
        Fill(classID: $0.classID, runs: RunLengthEncoding($1))
      }, source: source)
  }
}
