internal import Labels

/// Who has the pixels that reshapes have touched.
internal struct ShapeLayer: Hashable, Sendable {
  /// Pixels that components have by a mask.
  internal private(set) var owned: [ComponentID: RunLengthEncoding] = [:]
  /// Pixels that were given up, by the class that they got.
  internal private(set) var fixed: [ClassID: RunLengthEncoding] = [:]
  /// All of them.
  internal private(set) var touched: RunLengthEncoding

  /// Starts with none.
  internal init(size: Size<ImageSpace>) { touched = .empty(size: size) }

  /// Adds a reshape; one of another size than the first, which no image has, is passed over.
  internal mutating func add(_ standing: StandingReshape) {
    let mask = standing.reshape.mask
    let fills = standing.reshape.fills
    guard mask.size == touched.size, fills.allSatisfy({ $0.runs.size == touched.size }) else {
      return
    }
    for (component, pixels) in owned where pixels.overlap(with: mask) > 0 {
      owned[component] = pixels.subtracting(mask)
    }
    for (classID, pixels) in fixed where pixels.overlap(with: mask) > 0 {
      fixed[classID] = pixels.subtracting(mask)
    }
    owned[standing.component] = mask
    touched = touched.union(mask)
    for fill in fills {
      fixed[fill.classID] = fixed[fill.classID]?.union(fill.runs) ?? fill.runs
      touched = touched.union(fill.runs)
    }
  }
}
