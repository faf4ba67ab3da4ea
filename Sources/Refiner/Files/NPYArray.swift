/// An array of numbers as a `.npy` file holds it, converted to `Float`.
public struct NPYArray: Hashable, Sendable {
  /// How the file stores one number, little endian.
  public enum ElementType: String, Hashable, Sendable, CaseIterable {
    /// `|u1`: one byte, 0...255.
    case uint8 = "|u1"
    /// `<f2`: IEEE 754 half precision.
    case float16 = "<f2"
    /// `<f4`: IEEE 754 single precision.
    case float32 = "<f4"
    /// `<f8`: IEEE 754 double precision.
    case float64 = "<f8"

    /// Bytes per number.
    public var size: Int {
      switch self {
      case .uint8: 1
      case .float16: 2
      case .float32: 4
      case .float64: 8
      }
    }
  }

  /// Lengths of the axes, slowest first.
  public let shape: [Int]
  /// All values in C order: the last axis is the fastest.
  public let values: [Float]
  /// How the file stores the values.
  public let elementType: ElementType

  /// Makes an array; the number of values must be the product of the shape.
  public init(shape: [Int], values: [Float], elementType: ElementType) {
    let count = shape.contains(0) ? 0 : shape.reduce(1, *)
    precondition(
      shape.allSatisfy { $0 >= 0 } && count == values.count,
      "\(values.count) values given for shape \(shape)")
    self.shape = shape
    self.values = values
    self.elementType = elementType
  }
}
