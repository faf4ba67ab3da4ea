extension Painter {
  /// Sky with clouds, down to the horizon, and the far end of the street.
  mutating func drawSky() {
    let horizon = Int(camera.vanishing.y) + 2
    for y in 0..<horizon {
      let height = Float(y) / Float(horizon)
      let clear = weather.zenith + (weather.haze - weather.zenith) * ValueNoise.smooth(height)
      let stretch = 1 / (1.25 - height)
      for x in 0..<Canvas.width {
        let cloud = noise.fractal(
          Float(x) * 0.0042 * stretch + 7, Float(y) * 0.011 * stretch, octaves: 4)
        let edge = 1 - weather.cloudiness
        let cover = ValueNoise.step(edge - 0.12, edge + 0.25, cloud) * 0.85
        let white = Tint(0.97, 0.96, 0.95) * (0.82 + 0.22 * cloud)
        canvas.put(
          x, y,
          Ink(
            classID: StreetClass.sky, object: 0, colour: clear + (white - clear) * cover,
            grain: 0.008))
      }
    }
  }

  /// Hazy roofs and trees where the street ends.
  mutating func drawSkyline() {
    let base = Int(camera.vanishing.y) + 8
    for x in 0..<Canvas.width {
      let block = noise.value(Int32(x / 23), 91)
      let isTree = noise.value(Int32(x / 61), 17) < 0.5
      let rough = isTree ? noise.fractal(Float(x) * 0.13, 3, octaves: 3) * 18 : 0
      let top = base - 10 - Int(isTree ? 8 + rough : 8 + block * 26)
      let colour = isTree ? Tint(0.30, 0.38, 0.24) : Tint(0.58, 0.55, 0.52) * (0.85 + 0.3 * block)
      let paint = ink(
        isTree ? StreetClass.vegetation : StreetClass.building, 0, colour, z: 150, grain: 0.08)
      for y in max(0, top)..<base { canvas.put(x, y, paint) }
    }
  }

  /// Road, markings, kerbs, sidewalks and verges.
  mutating func drawGround() {
    let first = Int(camera.vanishing.y) + 3
    for y in first..<Canvas.height {
      let z = camera.height * camera.focalLength / (Float(y) + 0.5 - camera.vanishing.y)
      let metre = z / camera.focalLength
      for x in 0..<Canvas.width {
        let across = (Float(x) + 0.5 - camera.vanishing.x) * metre
        let (classID, colour, grain) = ground(x: across, z: z)
        let paint = ink(
          classID, 0, colour, z: z, grain: grain, isShaded: isShaded(x: across, z: z))
        canvas.put(x, y, paint)
      }
    }
  }

  private func ground(x: Float, z: Float) -> (UInt8, Tint, Float) {
    let side = x < 0 ? plan.left : plan.right
    let distance = x * side.sign
    let detail = 12 / (12 + z)
    let patch = noise.fractal(x * 0.9 + 40, z * 0.35, octaves: 3) - 0.5
    if distance < side.kerb {
      let tone = 0.36 + patch * 0.16
      return (StreetClass.road, Tint(tone, tone, tone * 1.03) + marking(x: x, z: z), 0.13 * detail)
    }
    if distance < side.kerb + 0.18 { return (StreetClass.sidewalk, Tint(0.62, 0.61, 0.59), 0.05) }
    if distance < side.walkEdge {
      let tone = 0.52 + patch * 0.12 - joint(x: x, z: z) * 0.16 * detail
      return (StreetClass.sidewalk, Tint(tone * 1.03, tone, tone * 0.95), 0.07 * detail)
    }
    if side.facade - side.walkEdge > 1 {
      let tone = 0.9 + patch * 0.9
      return (StreetClass.terrain, Tint(0.34, 0.44, 0.18) * tone, 0.3 * detail)
    }
    return (StreetClass.sidewalk, Tint(0.48, 0.46, 0.44), 0.07)
  }

  private func joint(x: Float, z: Float) -> Float {
    let across = x / 0.9 - Float(ValueNoise.floor(x / 0.9))
    let along = z / 0.9 - Float(ValueNoise.floor(z / 0.9))
    return across < 0.06 || along < 0.08 ? 1 : 0
  }

  private func marking(x: Float, z: Float) -> Tint {
    let paint = Tint(0.40, 0.40, 0.38) * (0.7 + 0.3 * noise.at(x * 9, z * 5))
    let none = Tint(repeating: 0)
    if let crossing = plan.crossing, z > crossing, z < crossing + 3.2 {
      let stripe = x - Float(ValueNoise.floor(x))
      return stripe < 0.5 ? paint : none
    }
    let centre = (plan.right.kerb - plan.left.kerb) / 2
    let dash = z / 7 - Float(ValueNoise.floor(z / 7))
    if abs(x - centre) < 0.08, dash < 0.5 { return paint }
    if abs(x - plan.right.kerb + 0.35) < 0.06 || abs(x + plan.left.kerb - 0.35) < 0.06 {
      return paint * 0.8
    }
    if plan.hasRails {
      let rail = abs(abs(x - centre * 2 + 0.4) - 0.72)
      if rail < 0.05 { return Tint(-0.14, -0.13, -0.12) }
      if rail < 0.09 { return Tint(0.14, 0.14, 0.15) }
    }
    return none
  }
}
