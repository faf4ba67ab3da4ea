public import Labels

/// What a simulation knows of one component that takes part in it.
public struct SimulatedComponent: Hashable, Sendable {
  /// Pixels of one class of the ground truth.
  public struct Share: Hashable, Sendable {
    /// The class.
    public let classID: ClassID
    /// How many of the component's pixels have it, at least one.
    public let pixels: Int

    /// Makes a share.
    public init(classID: ClassID, pixels: Int) {
      self.classID = classID
      self.pixels = pixels
    }
  }

  /// The class of its label.
  public let classID: ClassID
  /// The class that most of its pixels have in the ground truth.
  public let trueClass: ClassID
  /// What a reviewer who is mistaken relabels it to: the classifier's best class besides its own.
  public let otherClass: ClassID
  /// Number of pixels.
  public let area: Int
  /// Mean confidence, 0...1; nil when the run has none.
  public let confidence: Float?
  /// Its pixels with known truth by true class.
  public let truth: [Share]

  /// Whether its label is wrong.
  public var isWrong: Bool { classID != trueClass }

  /// Makes a component; `area` is positive.
  public init(
    classID: ClassID, trueClass: ClassID, otherClass: ClassID, area: Int, confidence: Float?,
    truth: [Share]
  ) {
    precondition(area > 0, "Component of \(area) pixels")
    self.classID = classID
    self.trueClass = trueClass
    self.otherClass = otherClass
    self.area = area
    self.confidence = confidence
    self.truth = truth
  }

  /// How many more pixels are right once the component has `classAfter`, by the definition of the data
  /// sets' read-me files: a component is right or wrong as a whole.
  func pixelsFixed(by classAfter: ClassID) -> Int {
    let isWrongAfter = classAfter != trueClass
    return isWrong == isWrongAfter ? 0 : isWrong ? area : -area
  }
}
