import Glibc
import Labels

/// A colour in OKLab, times 100, so that a step of 1 to 2 is just visible.
///
/// Bjoern Ottosson, "A perceptual color space for image processing", 2020,
/// https://bottosson.github.io/posts/oklab/.
struct OKLab: Hashable, Sendable {
  /// Lightness, 0...100.
  let lightness: Float
  /// Green to red.
  let a: Float
  /// Blue to yellow.
  let b: Float

  /// Converts an sRGB colour.
  init(_ colour: RGB) {
    self.init(
      red: Self.linear[Int(colour.red)], green: Self.linear[Int(colour.green)],
      blue: Self.linear[Int(colour.blue)])
  }

  private init(red: Float, green: Float, blue: Float) {
    let l = cubeRoot(0.412_221_47 * red + 0.536_332_54 * green + 0.051_445_993 * blue)
    let m = cubeRoot(0.211_903_5 * red + 0.680_699_55 * green + 0.107_396_96 * blue)
    let s = cubeRoot(0.088_302_46 * red + 0.281_718_84 * green + 0.629_978_7 * blue)
    lightness = 100 * (0.210_454_26 * l + 0.793_617_8 * m - 0.004_072_047 * s)
    a = 100 * (1.977_998_5 * l - 2.428_592_2 * m + 0.450_593_7 * s)
    b = 100 * (0.025_904_037 * l + 0.782_771_77 * m - 0.808_675_77 * s)
  }

  /// The squared Euclidean distance.
  func squaredDistance(to other: OKLab) -> Float {
    let lightness = lightness - other.lightness
    let a = a - other.a
    let b = b - other.b
    return lightness * lightness + a * a + b * b
  }

  /// Linear light, 0...1, of each 8-bit sRGB value (IEC 61966-2-1).
  static let linear: [Float] = (0..<256).map { value in
    let level = Double(value) / 255
    return Float(level <= 0.04045 ? level / 12.92 : pow((level + 0.055) / 1.055, 2.4))
  }
}

/// The cube root of 0...1: a guess from the exponent, then two steps of Halley (relative error 1e-6).
private func cubeRoot(_ value: Float) -> Float {
  guard value > 1e-9 else { return 0 }
  var root = Float(bitPattern: value.bitPattern / 3 + 709_921_077)
  for _ in 0..<2 {
    let cube = root * root * root
    root *= (cube + 2 * value) / (2 * cube + value)
  }
  return root
}
