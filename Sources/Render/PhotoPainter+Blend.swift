public import Labels

/// How a photo and the colours of its label map are put together.
public enum BlendStyle: String, Hashable, Sendable, CaseIterable {
  /// Both mixed in RGB.
  case mixed
  /// The photo's lightness in a few steps under the class's hue: fewer bytes at 24 bits.
  ///
  /// At 256 colours mixed ones that are coalesced need as few.
  case tinted
}

extension PhotoPainter {
  /// Paints a photo under the colours of its label map: `ratio` is the share of the class colour, 0...1.
  ///
  /// Void shows the photo alone. Below 256 colours the class is the background of the ramp; without
  /// any, a ratio of a half or more shows the letters.
  /// - Complexity: O(visible pixels).
  public func blend(
    _ photo: RGBImage, with map: LabelMap, ratio: Double, style: BlendStyle = .mixed,
    labels painter: LabelPainter, rule: PoolingRule, viewport: Viewport, into frame: inout Frame,
    at canvas: Rectangle<ScreenSpace>
  ) {
    if depth == .mono, ratio >= 0.5 {
      painter.paint(map, viewport: viewport, into: &frame, at: canvas, rule: rule)
      return
    }
    var pool = pool(photo, viewport: viewport, canvas: canvas)
    let labels = painter.pool(
      map, viewport: viewport, canvas: canvas, rule: rule, layout: glyphs.layout)
    let colours = (0..<256).map { painter.colour(of: ClassID(UInt8($0))) }
    guard depth.rawValue >= 256 else {
      let tints = labels.labels.map { $0 < 0 || $0 == 255 ? nil : colours[Int($0)] }
      paint(pool, labels: tints, into: &frame, at: canvas)
      return
    }
    switch style {
    case .mixed: Self.mix(&pool.colours, labels.labels, colours: colours, ratio: ratio)
    case .tinted:
      var shades = HueShades(colours, ratio: ratio)
      let width = pool.grid.columns.count
      for index in pool.colours.indices {
        if index % width == 0 { shades.startRow() }
        guard pool.colours[index] != PhotoPool.outside else { continue }
        pool.colours[index] = shades.shade(pool.colours[index], label: labels.labels[index])
      }
    }
    paint(pool, labels: nil, into: &frame, at: canvas)
  }

  private static func mix(
    _ samples: inout [UInt32], _ labels: [Int16], colours: [Colour], ratio: Double
  ) {
    let share = UInt32((min(max(ratio, 0), 1) * 256).rounded())
    let packed = colours.map { $0.rgb?.packed }
    for index in samples.indices where samples[index] != PhotoPool.outside {
      let label = labels[index]
      guard label >= 0, label != 255, let colour = packed[Int(label)] else { continue }
      let photo = samples[index]
      // Red and blue at once, then green: each keeps sixteen bits to itself.
      let odd = ((photo & 0xFF00FF) * (256 - share) + (colour & 0xFF00FF) * share) >> 8
      let even = ((photo & 0x00FF00) >> 8 * (256 - share) + (colour & 0x00FF00) >> 8 * share)
      samples[index] = odd & 0xFF00FF | even & 0x00FF00
    }
  }
}
