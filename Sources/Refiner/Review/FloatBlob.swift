internal import Foundation

/// Floats as SQLite BLOBs: 4 bytes each, little endian.
internal enum FloatBlob {
  internal static func encode(_ values: [Float]) -> Data {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(values.count * 4)
    for value in values {
      let bits = value.bitPattern
      bytes.append(UInt8(truncatingIfNeeded: bits))
      bytes.append(UInt8(truncatingIfNeeded: bits >> 8))
      bytes.append(UInt8(truncatingIfNeeded: bits >> 16))
      bytes.append(UInt8(truncatingIfNeeded: bits >> 24))
    }
    return Data(bytes)
  }

  /// Appends the floats of a BLOB to `values`; false when its length is no multiple of 4.
  internal static func decode(_ data: Data, into values: inout [Float]) -> Bool {
    let bytes = [UInt8](data)
    guard bytes.count.isMultiple(of: 4) else { return false }
    for start in stride(from: 0, to: bytes.count, by: 4) {
      let low = UInt32(bytes[start]) | UInt32(bytes[start + 1]) << 8
      let high = UInt32(bytes[start + 2]) << 16 | UInt32(bytes[start + 3]) << 24
      values.append(Float(bitPattern: low | high))
    }
    return true
  }
}
