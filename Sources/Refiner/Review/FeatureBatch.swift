public import Labels

/// Consecutive components with their features, for training and judging.
public struct FeatureBatch: Sendable {
  /// The components, in ascending order.
  public internal(set) var ids: [ComponentID] = []
  /// The image of each.
  public internal(set) var images: [ImageID] = []
  /// The class of each.
  public internal(set) var classIDs: [ClassID] = []
  /// The number of pixels of each.
  public internal(set) var areas: [Int] = []
  /// The mean confidence of each, 0...1; nil where there is none.
  public internal(set) var confidences: [Float?] = []
  /// Number of features of each component.
  public internal(set) var featureCount = 0
  /// features: [ids.count, featureCount], row-major.
  public internal(set) var features: [Float] = []
}
