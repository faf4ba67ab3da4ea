import Labels

/// How the picture looks around each node of a score grid.
struct NodeAppearance: Sendable {
  /// Mean grey level, 0...1.
  let brightness: [Float]
  /// Share of pixels in cast shadow, 0...1.
  let shadow: [Float]

  init(_ scene: StreetScene) {
    let count = ScoreGrid.columns * ScoreGrid.rows
    var brightness = [Float](repeating: 0, count: count)
    var shadow = [Float](repeating: 0, count: count)
    let bytes = scene.image.bytes
    for row in 0..<ScoreGrid.rows {
      for column in 0..<ScoreGrid.columns {
        var light = 0
        var dark = 0
        for step in 0..<16 {
          let x = min(Canvas.width - 1, max(0, column * 8 - 4 + (step & 3) * 2))
          let y = min(Canvas.height - 1, max(0, row * 8 - 4 + (step >> 2) * 2))
          let index = y * Canvas.width + x
          light += Int(bytes[index * 3]) + Int(bytes[index * 3 + 1]) + Int(bytes[index * 3 + 2])
          if scene.shaded[index] { dark += 1 }
        }
        brightness[row * ScoreGrid.columns + column] = Float(light) / (16 * 765)
        shadow[row * ScoreGrid.columns + column] = Float(dark) / 16
      }
    }
    self.brightness = brightness
    self.shadow = shadow
  }

  /// What a node's looks add to a confusion's field.
  func invitation(_ lure: Confusion.Lure, at node: Int) -> Float {
    let dusk = 0.06 * shadow[node]
    return switch lure {
    case .shadow: 0.16 * shadow[node]
    case .darkness: dusk + 0.30 * max(0, 0.36 - brightness[node])
    case .brightness: 0.36 * max(0, brightness[node] - 0.55)
    case .nothing: dusk
    }
  }
}
