/// How much each component counts in training: the root of its area over the root of its class's share.
///
/// A label on many pixels is more often right than one on a speckle, and the network of the paper sees
/// pixels, not components; without the class's share, though, rare classes would never be learnt and all
/// of their components flagged. Both roots together ranked best on real and on drawn labels (`SPEED.md`).
public struct ComponentWeights: Hashable, Sendable {
  private var rootAreas: [Double]
  private var count = 0

  /// Starts without any component.
  public init(classCount: Int) { rootAreas = Array(repeating: 0, count: classCount) }

  /// Counts one component of the class at `position` of the taxonomy, `area` pixels.
  public mutating func add(position: Int, area: Int) {
    rootAreas[position] += Double(area).squareRoot()
    count += 1
  }

  /// The weight of a component that was counted; the mean over all of them is 1.
  ///
  /// - Complexity: O(1) after `scale` was taken once per batch.
  public func weight(position: Int, area: Int, scale: Double) -> Float {
    Float(Double(area).squareRoot() / max(1, rootAreas[position]).squareRoot() * scale)
  }

  /// The factor that brings the mean weight to 1.
  /// - Complexity: O(classes).
  public var scale: Double {
    let total = rootAreas.reduce(0) { $0 + $1 / max(1, $1).squareRoot() }
    return total > 0 ? Double(count) / total : 1
  }
}
