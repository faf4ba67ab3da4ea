import Labels

/// What lens and sensor make of the painted light: softness, a darker rim, colour balance, noise.
struct Exposure {
  let weather: Weather
  let seed: UInt32

  func develop(_ canvas: Canvas) -> RGBImage {
    let soft = Self.blurred(canvas.colours)
    var bytes = [UInt8](repeating: 0, count: soft.count * 3)
    var output = bytes.mutableSpan
    for y in 0..<Canvas.height {
      let v = Float(y) / Float(Canvas.height) - 0.5
      for x in 0..<Canvas.width {
        let u = Float(x) / Float(Canvas.width) - 0.5
        let index = y * Canvas.width + x
        let rim = 1.03 - 0.35 * (u * u + v * v)
        let light = soft[index] * weather.balance * (255 * rim)
        for channel in 0..<3 {
          let value = light[channel] + noise(index * 3 + channel) * weather.sensorNoise
          output[index * 3 + channel] = UInt8(max(0, min(255, value)))
        }
      }
    }
    return RGBImage(width: Canvas.width, height: Canvas.height, bytes: bytes)
  }

  /// A bell-shaped number of mean 0 and deviation about 1: the sum of four hashed bytes.
  @inline(__always)
  private func noise(_ index: Int) -> Float {
    let bits = ValueNoise.hash(Int32(truncatingIfNeeded: index), 77, seed)
    let sum = (bits & 255) + (bits >> 8 & 255) + (bits >> 16 & 255) + (bits >> 24)
    return (Float(sum) - 510) * (1 / 148)
  }

  /// The 3x3 binomial filter, edges repeated.
  private static func blurred(_ colours: [Tint]) -> [Tint] {
    let width = Canvas.width
    let height = Canvas.height
    var rows = colours
    for y in 0..<height {
      for x in 0..<width {
        let left = colours[y * width + max(0, x - 1)]
        let right = colours[y * width + min(width - 1, x + 1)]
        rows[y * width + x] = colours[y * width + x] * 0.6 + (left + right) * 0.2
      }
    }
    var result = rows
    for y in 0..<height {
      for x in 0..<width {
        let above = rows[max(0, y - 1) * width + x]
        let below = rows[min(height - 1, y + 1) * width + x]
        result[y * width + x] = rows[y * width + x] * 0.6 + (above + below) * 0.2
      }
    }
    return result
  }
}
