import Foundation
import Labels

/// How colours look to eyes with and without a colour vision deficiency.
enum ColourVision: CaseIterable {
  /// All three kinds of cones.
  case normal
  /// No red cones.
  case protanopia
  /// No green cones.
  case deuteranopia
  /// No blue cones.
  case tritanopia

  /// What becomes of linear sRGB, row by row.
  ///
  /// Machado, Oliveira, Fernandes: "A Physiologically-based Model for Simulation of Color Vision
  /// Deficiency", IEEE TVCG 15(6), 2009, severity 1.0,
  /// https://www.inf.ufrgs.br/~oliveira/pubs_files/CVD_Simulation/CVD_Simulation.html.
  private var matrix: [[Double]] {
    switch self {
    case .normal: [[1, 0, 0], [0, 1, 0], [0, 0, 1]]
    case .protanopia:
      [
        [0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
      ]
    case .deuteranopia:
      [
        [0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
      ]
    case .tritanopia:
      [
        [1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
      ]
    }
  }

  /// What is seen of a colour.
  func seen(_ colour: RGB) -> CIELab {
    let linear = [colour.red, colour.green, colour.blue].map { value in
      let level = Double(value) / 255
      return level <= 0.04045 ? level / 12.92 : pow((level + 0.055) / 1.055, 2.4)
    }
    return CIELab(
      linear: matrix.map { row in min(max(zip(row, linear).reduce(0) { $0 + $1.0 * $1.1 }, 0), 1) })
  }
}

/// A colour in CIELAB under D65.
struct CIELab {
  let lightness: Double
  let a: Double
  let b: Double

  init(_ lightness: Double, _ a: Double, _ b: Double) {
    (self.lightness, self.a, self.b) = (lightness, a, b)
  }

  /// Converts linear sRGB, 0...1 each (IEC 61966-2-1).
  init(linear: [Double]) {
    let (red, green, blue) = (linear[0], linear[1], linear[2])
    func curve(_ value: Double) -> Double {
      value > 216 / 24389.0 ? cbrt(value) : (24389 / 27.0 * value + 16) / 116
    }
    let x = curve((0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047)
    let y = curve(0.2126729 * red + 0.7151522 * green + 0.0721750 * blue)
    let z = curve((0.0193339 * red + 0.1191920 * green + 0.9503041 * blue) / 1.08883)
    self.init(116 * y - 16, 500 * (x - y), 200 * (y - z))
  }

  /// The CIEDE2000 difference.
  ///
  /// Sharma, Wu, Dalal: "The CIEDE2000 Color-Difference Formula", Color Research and Application 30(1),
  /// 2005, equations 2 to 22.
  func difference(to other: CIELab) -> Double {
    let meanChroma = (hypot(a, b) + hypot(other.a, other.b)) / 2
    let g = 0.5 * (1 - (pow(meanChroma, 7) / (pow(meanChroma, 7) + pow(25, 7))).squareRoot())
    let (first, second) = ((1 + g) * a, (1 + g) * other.a)
    let chroma = (hypot(first, b), hypot(second, other.b))
    func hue(_ a: Double, _ b: Double) -> Double {
      a == 0 && b == 0 ? 0 : (atan2(b, a) * 180 / .pi + 360).truncatingRemainder(dividingBy: 360)
    }
    let hues = (hue(first, b), hue(second, other.b))
    let isGrey = chroma.0 * chroma.1 == 0
    var turn = isGrey ? 0 : hues.1 - hues.0
    if turn > 180 { turn -= 360 } else if turn < -180 { turn += 360 }
    let sum = hues.0 + hues.1
    let meanHue: Double =
      if isGrey { sum } else if abs(hues.0 - hues.1) <= 180 { sum / 2 } else {
        (sum < 360 ? sum + 360 : sum - 360) / 2
      }
    func cosine(_ degrees: Double) -> Double { cos(degrees * .pi / 180) }
    let t =
      1 - 0.17 * cosine(meanHue - 30) + 0.24 * cosine(2 * meanHue)
      + 0.32 * cosine(3 * meanHue + 6) - 0.20 * cosine(4 * meanHue - 63)
    let mean = (chroma.0 + chroma.1) / 2
    let light = (lightness + other.lightness) / 2 - 50
    let rotation =
      -2 * (pow(mean, 7) / (pow(mean, 7) + pow(25, 7))).squareRoot()
      * sin(60 * exp(-pow((meanHue - 275) / 25, 2)) * .pi / 180)
    let lightnessTerm =
      (other.lightness - lightness)
      / (1 + 0.015 * light * light / (20 + light * light).squareRoot())
    let chromaTerm = (chroma.1 - chroma.0) / (1 + 0.045 * mean)
    let hueTerm =
      2 * (chroma.0 * chroma.1).squareRoot() * sin(turn * .pi / 360) / (1 + 0.015 * mean * t)
    return
      (lightnessTerm * lightnessTerm + chromaTerm * chromaTerm + hueTerm * hueTerm
      + rotation * chromaTerm * hueTerm).squareRoot()
  }
}
