/// The type of a checkpoint's numbers, by PyTorch's name.
public enum CheckpointElementType: String, Hashable, Sendable, CaseIterable {
  /// One byte, 0 or 1.
  case bool
  /// One byte, unsigned.
  case uint8
  /// One byte, signed.
  case int8
  /// Two bytes, unsigned.
  case uint16
  /// Two bytes, signed.
  case int16
  /// Four bytes, unsigned.
  case uint32
  /// Four bytes, signed.
  case int32
  /// Eight bytes, unsigned.
  case uint64
  /// Eight bytes, signed.
  case int64
  /// IEEE 754 half precision.
  case float16
  /// The upper half of a single-precision number.
  case bfloat16
  /// IEEE 754 single precision.
  case float32
  /// IEEE 754 double precision.
  case float64
  /// Eight bits with four of exponent; its numbers are not read.
  case float8E4M3 = "float8_e4m3fn"
  /// Eight bits with five of exponent; its numbers are not read.
  case float8E5M2 = "float8_e5m2"
  /// Two single-precision numbers; not read.
  case complex64

  /// Bytes of one number.
  public var byteCount: Int {
    switch self {
    case .bool, .uint8, .int8, .float8E4M3, .float8E5M2: 1
    case .uint16, .int16, .float16, .bfloat16: 2
    case .uint32, .int32, .float32: 4
    case .uint64, .int64, .float64, .complex64: 8
    }
  }

  /// The type of a name in a safetensors header.
  internal init?(safetensors name: String) {
    switch name {
    case "BOOL": self = .bool
    case "U8": self = .uint8
    case "I8": self = .int8
    case "U16": self = .uint16
    case "I16": self = .int16
    case "U32": self = .uint32
    case "I32": self = .int32
    case "U64": self = .uint64
    case "I64": self = .int64
    case "F16": self = .float16
    case "BF16": self = .bfloat16
    case "F32": self = .float32
    case "F64": self = .float64
    case "F8_E4M3": self = .float8E4M3
    case "F8_E5M2": self = .float8E5M2
    case "C64": self = .complex64
    default: return nil
    }
  }
}
