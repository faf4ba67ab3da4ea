import Labels

/// Shades of class colours in eight steps of lightness, each made when it is first needed.
///
/// A sample keeps the step of the one before it while that is less than a step away: runs get
/// longer. That ends with a row of samples, see `startRow`.
struct HueShades {
  private static let steps = 8

  private let table = PaletteTable.shared
  private let colours: [RGB?]
  private let lightness: [Float]
  private let ratio: Float
  private var shades: [UInt32?]
  private var last = (row: -1, step: 0)

  /// Prepares the shades of 256 labels.
  ///
  /// ratio: how much of a shade's lightness is the class's own, 0...1; the rest is the photo's.
  init(_ colours: [Colour], ratio: Double) {
    self.colours = colours.map(\.rgb)
    lightness = self.colours.map { $0.map { OKLab($0).lightness } ?? 0 }
    self.ratio = Float(min(max(ratio, 0), 1))
    shades = Array(repeating: nil, count: (colours.count + 1) * (Self.steps + 1))
  }

  /// Forgets the sample before, which is no neighbour of the next one.
  mutating func startRow() { last = (-1, 0) }

  /// The shade of a label that is as light as a sample, both 0xRRGGBB; grey for void and outside.
  mutating func shade(_ sample: UInt32, label: Int16) -> UInt32 {
    let light = table.lab(ofBin: PaletteTable.bin(sample)).lightness / 100
    let isClass = label >= 0 && label != 255 && colours[Int(label)] != nil
    let row = isClass ? Int(label) : colours.count
    let exact = min(max(light, 0), 1) * Float(Self.steps)
    let step =
      last.row == row && abs(exact - Float(last.step)) < 1
      ? last.step : Int(exact.rounded())
    last = (row, step)
    let index = row * (Self.steps + 1) + step
    if let shade = shades[index] { return shade }
    let wanted = Float(step) / Float(Self.steps) * 100
    let shade = (isClass ? colour(Int(label), lightness: wanted) : Self.grey(wanted)).packed
    shades[index] = shade
    return shade
  }

  /// The class's colour darkened with black or lightened with white, which keeps its hue.
  private func colour(_ label: Int, lightness wanted: Float) -> RGB {
    guard let colour = colours[label] else { return Self.grey(wanted) }
    let own = lightness[label]
    let target = wanted + (own - wanted) * ratio
    return target <= own
      ? Contrast.mix(RGB(0, 0, 0), colour, share: Double(target / max(own, 1)))
      : Contrast.mix(
        colour, RGB(255, 255, 255), share: Double((target - own) / max(100 - own, 1)))
  }

  private static func grey(_ lightness: Float) -> RGB {
    Contrast.mix(RGB(0, 0, 0), RGB(255, 255, 255), share: Double(lightness / 100))
  }
}
