internal import Labels

/// A row whose mask a network offered, with all that is needed to ask it again and to compare.
internal struct RerunQuestion: Sendable {
  /// The row.
  internal let sequence: Int
  /// The image.
  internal let image: ImageID
  /// What was asked.
  internal let question: RecordedQuestion
  /// Which of the masks was taken, from 0, by descending predicted IoU.
  internal let candidate: Int
  /// The component's pixels before the row: the mask prompt.
  internal let before: RunLengthEncoding
  /// The component's pixels after the row.
  internal let after: RunLengthEncoding
  /// The pixels that the component could have: all, or its own and those without a class at that moment.
  ///
  /// Nil stands for all.
  internal let allowed: RunLengthEncoding?

  /// What the row's mask would be if the network offered `proposed`.
  /// - Complexity: O(runs).
  internal func mask(from proposed: RunLengthEncoding) -> RunLengthEncoding {
    allowed.map(proposed.intersection) ?? proposed
  }
}
