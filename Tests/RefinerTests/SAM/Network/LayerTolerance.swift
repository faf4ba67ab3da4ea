/// How far, relatively (L2), a layer in single precision may be from its twin in double precision.
///
/// A rounding is 6e-8; errors of sums of some hundred numbers of random sign, and of the layers after
/// them, come to a few of those. A wrong tap, head or pixel is off by 1e-2 and more.
enum LayerTolerance {
  /// Products, softmax, GELU.
  static let product = 1e-6
  /// Layers that end in a layer norm: it divides what is off by the deviation too.
  static let norm = 2e-6
}
