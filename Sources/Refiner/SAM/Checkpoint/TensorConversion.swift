/// Reads a tensor's numbers as single precision, whatever their type, order and gaps.
internal enum TensorConversion {
  /// The numbers in row-major order; nil when the type holds no real numbers.
  /// - Complexity: O(numbers).
  internal static func floats(of tensor: CheckpointTensor, in file: MappedFile) -> FloatStorage? {
    let type = tensor.elementType
    guard ![.complex64, .float8E4M3, .float8E5M2].contains(type) else { return nil }
    let result = FloatStorage(count: tensor.count)
    guard tensor.count > 0 else { return result }
    tensor.storage.withBytes(in: file) { bytes in
      result.withMutableElements { numbers in
        convert(bytes, tensor, into: &numbers)
      }
    }
    return result
  }

  private static func convert(
    _ bytes: Span<UInt8>, _ tensor: CheckpointTensor, into numbers: inout MutableSpan<Float>
  ) {
    switch tensor.elementType {
    case .bool: fill(&numbers, tensor, bytes) { $0 as UInt8 == 0 ? 0 : 1 }
    case .uint8: fill(&numbers, tensor, bytes) { Float($0 as UInt8) }
    case .int8: fill(&numbers, tensor, bytes) { Float(Int8(bitPattern: $0)) }
    case .uint16: fill(&numbers, tensor, bytes) { Float($0 as UInt16) }
    case .int16: fill(&numbers, tensor, bytes) { Float(Int16(bitPattern: $0)) }
    case .float16: fill(&numbers, tensor, bytes) { Float(half: $0) }
    case .bfloat16:
      fill(&numbers, tensor, bytes) { Float(bitPattern: UInt32($0 as UInt16) << 16) }
    case .uint32: fill(&numbers, tensor, bytes) { Float($0 as UInt32) }
    case .int32: fill(&numbers, tensor, bytes) { Float(Int32(bitPattern: $0)) }
    case .float32: fill(&numbers, tensor, bytes) { Float(bitPattern: $0) }
    case .uint64: fill(&numbers, tensor, bytes) { Float($0 as UInt64) }
    case .int64: fill(&numbers, tensor, bytes) { Float(Int64(bitPattern: $0)) }
    case .float64: fill(&numbers, tensor, bytes) { Float(Double(bitPattern: $0)) }
    case .float8E4M3, .float8E5M2, .complex64: preconditionFailure("Not real numbers")
    }
  }

  /// Walks over the tensor row by row, a row being the last axis.
  @inline(__always)
  private static func fill<Bits: FixedWidthInteger & UnsignedInteger>(
    _ numbers: inout MutableSpan<Float>, _ tensor: CheckpointTensor, _ bytes: Span<UInt8>,
    decode: (Bits) -> Float
  ) {
    let length = tensor.shape.last ?? 1
    let stride = tensor.strides.last ?? 1
    var rows = RowWalk(tensor)
    var index = 0
    while let start = rows.next() {
      for column in 0..<length {
        let position = (start + column * stride) * (Bits.bitWidth / 8)
        let bits: Bits = load(bytes, at: position)
        numbers[index] = decode(tensor.storage.isBigEndian ? bits.byteSwapped : bits)
        index += 1
      }
    }
  }

  /// A little-endian number at any position.
  @inline(__always)
  private static func load<Bits: FixedWidthInteger & UnsignedInteger>(
    _ bytes: Span<UInt8>, at position: Int
  ) -> Bits {
    var bits: Bits = 0
    for byte in 0..<(Bits.bitWidth / 8) {
      bits |=
        Bits(truncatingIfNeeded: bytes[position + byte]) &<< Bits(truncatingIfNeeded: byte * 8)
    }
    return bits
  }
}
