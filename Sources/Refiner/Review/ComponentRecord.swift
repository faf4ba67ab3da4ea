/// One component as refining stores it.
public struct ComponentRecord: Hashable, Sendable {
  /// Its key in the store.
  public let id: ComponentID
  /// The image that it belongs to.
  public let image: ImageID
  /// Its measurements.
  public let component: Component
  /// Its pixels.
  public let runs: RunLengthEncoding
  /// The classifier's features; every component of a run has the same number of them.
  public let features: [Float]
  /// Mean confidence of its pixels, 0...1; nil when the run has no confidence.
  public let confidence: Float?
  /// Soft minimum of its pixels' confidence, 0...1, as refining stores it; not read back with the others.
  public let softMinimum: Float?

  /// Makes a record.
  public init(
    id: ComponentID, image: ImageID, component: Component, runs: RunLengthEncoding,
    features: [Float], confidence: Float?, softMinimum: Float? = nil
  ) {
    self.id = id
    self.image = image
    self.component = component
    self.runs = runs
    self.features = features
    self.confidence = confidence
    self.softMinimum = softMinimum
  }
}
