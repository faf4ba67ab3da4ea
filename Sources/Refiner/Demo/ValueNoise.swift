/// Smooth random surfaces: lattice values from an integer hash, interpolated.
struct ValueNoise: Sendable {
  let seed: UInt32

  /// 32 hashed bits of a lattice point.
  @inline(__always)
  static func hash(_ x: Int32, _ y: Int32, _ seed: UInt32) -> UInt32 {
    var mixed = UInt32(bitPattern: x) &* 0x8DA6_B343 ^ UInt32(bitPattern: y) &* 0xD816_3841
    mixed = (mixed ^ seed) &* 0x9E37_79B1
    mixed = (mixed ^ (mixed >> 15)) &* 0x85EB_CA77
    mixed = (mixed ^ (mixed >> 13)) &* 0xC2B2_AE3D
    return mixed ^ (mixed >> 16)
  }

  /// A lattice point's value in `[0, 1)`.
  @inline(__always)
  func value(_ x: Int32, _ y: Int32) -> Float { Float(Self.hash(x, y, seed) >> 8) * 0x1p-24 }

  /// The surface at a point, in `[0, 1)`; coordinates within +-2^30.
  @inline(__always)
  func at(_ x: Float, _ y: Float) -> Float {
    let column = Self.floor(x)
    let row = Self.floor(y)
    let alongX = Self.smooth(x - Float(column))
    let alongY = Self.smooth(y - Float(row))
    let top = Self.mix(value(column, row), value(column &+ 1, row), alongX)
    let bottom = Self.mix(value(column, row &+ 1), value(column &+ 1, row &+ 1), alongX)
    return Self.mix(top, bottom, alongY)
  }

  /// Octaves of the surface added up, each of twice the frequency and half the height; in `[0, 1)`.
  @inline(__always)
  func fractal(_ x: Float, _ y: Float, octaves: Int) -> Float {
    var sum: Float = 0
    var height: Float = 1
    var total: Float = 0
    var scale: Float = 1
    for octave in 0..<octaves {
      sum += height * ValueNoise(seed: seed &+ UInt32(octave)).at(x * scale, y * scale)
      total += height
      height *= 0.5
      scale *= 2
    }
    return sum / total
  }

  @inline(__always)
  static func floor(_ x: Float) -> Int32 {
    let whole = Int32(x)
    return Float(whole) > x ? whole &- 1 : whole
  }

  @inline(__always)
  static func mix(_ from: Float, _ to: Float, _ share: Float) -> Float {
    from + (to - from) * share
  }

  /// The cubic step from 0 to 1, for shares in 0...1.
  @inline(__always)
  static func smooth(_ share: Float) -> Float { share * share * (3 - 2 * share) }

  /// The cubic step between two edges; 0 below `low`, 1 above `high`.
  @inline(__always)
  static func step(_ low: Float, _ high: Float, _ x: Float) -> Float {
    smooth(max(0, min(1, (x - low) / (high - low))))
  }
}
