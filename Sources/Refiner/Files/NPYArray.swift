/// An array of numbers as a `.npy` file holds it, converted to `Float`: whole numbers beyond 2^24 are rounded.
public struct NPYArray: Hashable, Sendable {
  /// How the file stores one number, little endian.
  public enum ElementType: String, Hashable, Sendable, CaseIterable {
    /// `|u1`: one byte, 0...255.
    case uint8 = "|u1"
    /// `|i1`: one byte, -128...127.
    case int8 = "|i1"
    /// `<u2`: 0...65535.
    case uint16 = "<u2"
    /// `<i2`: -32768...32767.
    case int16 = "<i2"
    /// `<u4`: 32 bits without sign.
    case uint32 = "<u4"
    /// `<i4`: 32 bits.
    case int32 = "<i4"
    /// `<u8`: 64 bits without sign.
    case uint64 = "<u8"
    /// `<i8`: 64 bits, what NumPy's argmax gives.
    case int64 = "<i8"
    /// `<f2`: IEEE 754 half precision.
    case float16 = "<f2"
    /// `<f4`: IEEE 754 single precision.
    case float32 = "<f4"
    /// `<f8`: IEEE 754 double precision.
    case float64 = "<f8"

    /// Bytes per number.
    public var size: Int {
      switch self {
      case .uint8, .int8: 1
      case .float16, .uint16, .int16: 2
      case .float32, .uint32, .int32: 4
      case .float64, .uint64, .int64: 8
      }
    }

    /// Whether it stores fractions.
    public var isFloat: Bool {
      switch self {
      case .float16, .float32, .float64: true
      case .uint8, .int8, .uint16, .int16, .uint32, .int32, .uint64, .int64: false
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
