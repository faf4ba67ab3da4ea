import Labels

/// A mask that is to be painted with a class.
struct ClassMask: Hashable, Sendable {
  /// The pixels.
  let mask: RunLengthEncoding
  /// What they become.
  let classID: ClassID
  /// The part of the mask's labelled pixels that hold the class, 0...1.
  let share: Double
  /// The intersection over union that the network predicts.
  let predictedIoU: Float
}

extension ColumnMajorLabels {
  /// Paints masks by a rule.
  ///
  /// masks: in the network's order.
  mutating func paint(_ masks: [ClassMask], _ rule: OverlapRule) {
    for mask in rule.paintingOrder(of: masks) { paint(mask.mask, as: mask.classID) }
  }
}

extension OverlapRule {
  /// The masks from the one that loses every overlap to the one that wins all of its own.
  fileprivate func paintingOrder(of masks: [ClassMask]) -> [ClassMask] {
    switch self {
    case .laterWins: masks
    case .largerShareWins:
      masks.enumerated().sorted { left, right in
        (left.element.share, left.element.predictedIoU, -left.offset)
          < (right.element.share, right.element.predictedIoU, -right.offset)
      }.map(\.element)
    }
  }
}
