import Labels

/// Contrast of colours as WCAG 2.1 defines it.
enum Contrast {
  /// Relative luminance, 0...1.
  static func luminance(_ colour: RGB) -> Double {
    let linear = OKLab.linear
    return 0.2126 * Double(linear[Int(colour.red)]) + 0.7152 * Double(linear[Int(colour.green)])
      + 0.0722 * Double(linear[Int(colour.blue)])
  }

  /// The contrast ratio of two colours, 1...21.
  static func ratio(_ first: RGB, _ second: RGB) -> Double {
    let a = luminance(first)
    let b = luminance(second)
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)
  }

  /// Black or white, whichever is easier to read on a colour: never below 4.58 to 1.
  static func text(on background: RGB) -> RGB {
    let black = RGB(0, 0, 0)
    let white = RGB(255, 255, 255)
    return ratio(black, background) >= ratio(white, background) ? black : white
  }

  /// The colour, mixed with white until it reaches a contrast with black; at most white.
  static func lightened(_ colour: RGB, toContrast wanted: Double) -> RGB {
    var result = colour
    for step in 0...20 where ratio(result, RGB(0, 0, 0)) < wanted {
      result = mix(colour, RGB(255, 255, 255), share: Double(step) / 20)
    }
    return result
  }

  /// `share` of the second colour and the rest of the first, in sRGB.
  static func mix(_ first: RGB, _ second: RGB, share: Double) -> RGB {
    func channel(_ a: UInt8, _ b: UInt8) -> UInt8 {
      UInt8((Double(a) + (Double(b) - Double(a)) * min(max(share, 0), 1)).rounded())
    }
    return RGB(
      channel(first.red, second.red), channel(first.green, second.green),
      channel(first.blue, second.blue))
  }
}
