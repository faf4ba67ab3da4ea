/// The numbers of a storage that a tensor reaches, checked for hostile shapes.
internal struct TensorExtent {
  /// Most axes that a tensor may have.
  internal static let maximumRank = 32
  /// Most numbers that a tensor may have: 2^40, far from any overflow of byte counts.
  internal static let maximumCount = 1 << 40

  /// How many numbers the tensor has.
  internal let count: Int
  /// How many numbers its storage must hold: the position of the last one, plus one.
  internal let end: Int

  /// Nil when an argument is negative, the ranks differ, or a number becomes too large.
  internal init?(shape: [Int], strides: [Int], offset: Int) {
    guard shape.count == strides.count, shape.count <= Self.maximumRank, offset >= 0,
      offset <= Self.maximumCount, shape.allSatisfy({ $0 >= 0 }), strides.allSatisfy({ $0 >= 0 })
    else { return nil }
    guard let count = Self.count(of: shape) else { return nil }
    self.count = count
    guard count > 0 else {
      end = 0
      return
    }
    var last = offset
    for (length, stride) in zip(shape, strides) {
      let (reach, overflow) = (length - 1).multipliedReportingOverflow(by: stride)
      guard !overflow, reach <= Self.maximumCount else { return nil }
      last += reach
    }
    guard last < Self.maximumCount else { return nil }
    end = last + 1
  }

  /// The product of a shape's lengths; nil when one is negative or the product is too large.
  internal static func count(of shape: [Int]) -> Int? {
    // An empty tensor's other lengths are bounded too: strides are products of them.
    var product = 1
    for length in shape {
      guard length >= 0 else { return nil }
      let (next, overflow) = product.multipliedReportingOverflow(by: max(length, 1))
      guard !overflow, next <= maximumCount else { return nil }
      product = next
    }
    return shape.contains(0) ? 0 : product
  }
}
