internal import Labels

/// What the pixels that a component gives up become, by class.
internal struct LostFills {
  /// The classes, most pixels first.
  internal let shares: [MaskChange.Share]
  /// The pixels of each class, in the order of ``shares``.
  internal let masks: [Mask]

  /// Divides the lost pixels of a component, of which `kept` remains.
  /// - Complexity: O(pixels of the lost mask's bounds x classes that occur).
  internal init(_ lost: Mask, kept: Mask, fill: LostPixelFill, in map: LabelMap) {
    guard !lost.bounds.isEmpty else {
      (shares, masks) = ([], [])
      return
    }
    switch fill {
    case .void: (shares, masks) = Self.single(.void, lost)
    case .classID(let id): (shares, masks) = Self.single(id, lost)
    case .nearest:
      let ids = NearestClasses(lost: lost, kept: kept, in: map).ids
      var counts = [Int](repeating: 0, count: 256)
      for (index, bit) in lost.bits.enumerated() where bit { counts[Int(ids[index])] += 1 }
      shares = MaskChange.shares(counts)
      masks = shares.map { share in
        let bits = zip(lost.bits, ids).map { $0 && $1 == share.classID.rawValue }
        return Mask(imageSize: lost.imageSize, bounds: lost.bounds, bits: bits).trimmed
      }
    }
  }

  private static func single(_ id: ClassID, _ lost: Mask) -> ([MaskChange.Share], [Mask]) {
    ([MaskChange.Share(classID: id, count: lost.area)], [lost])
  }
}
