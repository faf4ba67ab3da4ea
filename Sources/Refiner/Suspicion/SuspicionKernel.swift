import RealModule

/// How alike two components are for the suspicion model: the covariance of their wrongness before any
/// decision, in squared logits.
///
/// k(a, b) = constant + linear * <a, b> / features + same class * (class + local * exp(-d^2 / (2 length^2)))
/// with d^2 = |a - b|^2 / features. A class has a level of its own, and within a class near components
/// fare alike. The numbers were chosen on both label sets of the dusk sequence (`SPEED.md`, ranking);
/// halving or doubling any of them moves AUROC by less than 0.01.
struct SuspicionKernel: Hashable, Sendable {
  /// Variance of the level that all components share.
  var constant = 1.0
  /// Variance of each class's own level.
  var sameClass = 8.0
  /// Variance along the features.
  var linear = 2.0
  /// Variance of what near components of one class share.
  var local = 8.0
  /// The distance within which components are near, in deviations per feature.
  var length = 1.0

  /// The covariance of two components.
  ///
  /// dot: their vectors' inner product; squares: the sum of their squared lengths; all divided by the
  /// number of features.
  func covariance(dot: Double, squares: Double, isSameClass: Bool) -> Double {
    var value = constant + linear * dot
    if isSameClass {
      let distance = max(0, squares - 2 * dot)
      value += sameClass + local * Double.exp(-distance / (2 * length * length))
    }
    return value
  }
}
