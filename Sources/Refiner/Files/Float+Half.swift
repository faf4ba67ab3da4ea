extension Float {
  /// The value of an IEEE 754 half-precision bit pattern.
  ///
  /// Bits, because `Float16` is not available everywhere, and its conversion is a call per value
  /// where the compiler may not assume F16C; this vectorises.
  internal init(half bits: UInt16) {
    let magnitude = UInt32(bits & 0x7FFF) << 13
    // 2^112 is the difference of the exponents' biases; the product is exact, for subnormals too.
    let finite = (Float(bitPattern: magnitude) * Float(bitPattern: 0x7780_0000)).bitPattern
    let value = bits & 0x7C00 == 0x7C00 ? magnitude | 0x7F80_0000 : finite
    self.init(bitPattern: value | UInt32(bits & 0x8000) << 16)
  }

  /// The nearest half-precision bit pattern, ties to even; NaN stays NaN.
  internal var halfBits: UInt16 {
    let sign = UInt16(bitPattern >> 16) & 0x8000
    let magnitude = Float(bitPattern: bitPattern & 0x7FFF_FFFF)
    if magnitude.isNaN { return sign | 0x7E00 }
    if magnitude >= 65520 { return sign | 0x7C00 }
    // Below 2^-14 the result is a multiple of 2^-24.
    if magnitude < 6.103515625e-5 {
      return sign | UInt16((magnitude * 16_777_216).rounded(.toNearestOrEven))
    }
    let bits = magnitude.bitPattern
    let rounded = bits + 0xFFF + (bits >> 13 & 1)
    return sign | UInt16((rounded - 112 << 23) >> 13)
  }
}
