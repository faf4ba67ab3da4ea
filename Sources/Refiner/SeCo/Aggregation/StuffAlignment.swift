import Labels

/// Semantic alignment: everything-masks get the class that prevails in them (paper section 3.2).
struct StuffAlignment: Sendable {
  /// The classes that take part; of equal shares the earlier one wins.
  let classes: [ClassID]
  /// Thresholds and rules.
  let parameters: AggregationParameters

  /// The masks that get a class, in their order; those without a labelled pixel get none.
  ///
  /// labels: as they came.
  /// - Complexity: O(pixels of all masks).
  func aligned(_ masks: [AutomaticMask], with labels: ColumnMajorLabels) -> [ClassMask] {
    masks.compactMap { mask in
      let shares = ClassShares(of: mask.segmentation, in: labels)
      guard let classID = shares.largest(of: classes) else { return nil }
      if parameters.overlap == .largerShareWins, !shares.isLargest(classID) { return nil }
      guard shares[classID] > parameters.shareThreshold else { return nil }
      return ClassMask(
        mask: mask.segmentation, classID: classID, share: shares[classID],
        predictedIoU: mask.predictedIoU)
    }
  }
}
