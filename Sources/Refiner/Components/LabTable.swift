public import Labels
import RealModule

/// CIE L\*a\*b\* (D65) of sRGB colours, in hundredths, from a table over the upper five bits of each channel.
///
/// Component features are means over many pixels; the table's error (below two units of L\*) averages
/// out, a look-up costs a tenth of the three cube roots, and the table stays in a core's cache. sRGB: IEC 61966-2-1; L\*a\*b\*: CIE 15.
public struct LabTable: Sendable {
  /// One colour, in hundredths; four values, so that an entry never straddles two cache lines.
  internal struct Entry: Sendable {
    internal var lightness: Int16 = 0
    internal var a: Int16 = 0
    internal var b: Int16 = 0
    private var unused: Int16 = 0

    internal init(_ lab: (Double, Double, Double)) {
      lightness = Int16((lab.0 * 100).rounded())
      a = Int16((lab.1 * 100).rounded())
      b = Int16((lab.2 * 100).rounded())
    }
  }

  /// An entry for each of the 32^3 colours.
  internal let values: [Entry]

  /// The one table, made on first use.
  public static let shared = LabTable()

  private init() {
    let linear = (0..<32).map { Self.linear((Double($0) * 8 + 3.5) / 255) }
    var values: [Entry] = []
    values.reserveCapacity(32 * 32 * 32)
    for red in 0..<32 {
      for green in 0..<32 {
        for blue in 0..<32 {
          values.append(
            Entry(Self.lab(red: linear[red], green: linear[green], blue: linear[blue])))
        }
      }
    }
    self.values = values
  }

  /// Where a colour's entry is in ``values``.
  @inline(__always)
  internal static func index(red: UInt8, green: UInt8, blue: UInt8) -> Int {
    Int(red >> 3) << 10 | Int(green >> 3) << 5 | Int(blue >> 3)
  }

  /// L\* (0...100), a\* and b\* of a colour, to the table's precision.
  public subscript(colour: RGB) -> (lightness: Double, a: Double, b: Double) {
    let entry = values[Self.index(red: colour.red, green: colour.green, blue: colour.blue)]
    return (Double(entry.lightness) / 100, Double(entry.a) / 100, Double(entry.b) / 100)
  }

  private static func linear(_ value: Double) -> Double {
    value <= 0.04045 ? value / 12.92 : Double.pow((value + 0.055) / 1.055, 2.4)
  }

  private static func lab(red: Double, green: Double, blue: Double) -> (Double, Double, Double) {
    let x = (0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.950456
    let y = 0.2126729 * red + 0.7151522 * green + 0.0721750 * blue
    let z = (0.0193339 * red + 0.1191920 * green + 0.9503041 * blue) / 1.088754
    func f(_ t: Double) -> Double { t > 0.008856 ? Double.root(t, 3) : 7.787 * t + 16.0 / 116 }
    return (116 * f(y) - 16, 500 * (f(x) - f(y)), 200 * (f(y) - f(z)))
  }
}
