extension MappedFile {
  /// A little-endian whole number of one to eight bytes.
  ///
  /// Nil when it would reach out of the file or does not fit into an `Int`.
  internal func number(at position: Int, bytes length: Int) -> Int? {
    guard position >= 0, position <= count - length else { return nil }
    let bits = withBytes { bytes -> UInt64 in
      let bytes = Span<UInt8>(_bytes: bytes)
      var bits: UInt64 = 0
      for index in 0..<length { bits |= UInt64(bytes[position + index]) << UInt64(8 * index) }
      return bits
    }
    return Int(exactly: bits)
  }

  /// Whether some bytes stand at a position.
  internal func has(_ wanted: [UInt8], at position: Int) -> Bool {
    guard position >= 0, position <= count - wanted.count else { return false }
    return withBytes { bytes in
      let bytes = Span<UInt8>(_bytes: bytes)
      return wanted.indices.allSatisfy { bytes[position + $0] == wanted[$0] }
    }
  }
}
