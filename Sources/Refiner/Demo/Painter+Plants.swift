extension Painter {
  /// A street tree: trunk and a crown with a rough edge, all of it vegetation.
  mutating func drawTree(x: Float, z: Float) {
    let green = random.pick([
      Tint(0.26, 0.40, 0.16), Tint(0.32, 0.42, 0.14), Tint(0.20, 0.34, 0.17),
    ])
    let object = object(StreetClass.vegetation, z: z, colour: green)
    let scale = camera.scale(z)
    let isDark = isShaded(x: x, z: z)
    let foot = camera.project(x: x, height: 0, z: z)
    groundShadow(
      Corner(foot.x - weather.sunSide * scale * 1.2, foot.y + scale * 0.1),
      Corner(scale * 2.6, scale * 0.7), depth: 0.42 * weather.sunStrength)
    let crownHeight = random.between(4.2, 5.8)
    canvas.stroke(
      foot, camera.project(x: x + 0.1, height: crownHeight, z: z), width: 0.32 * scale,
      ink(
        StreetClass.vegetation, object, Tint(0.27, 0.22, 0.17), z: z, grain: 0.2, isShaded: isDark))
    let lobes = 3 + random.below(3)
    for _ in 0..<lobes {
      let centre = camera.project(
        x: x + random.between(-0.9, 0.9), height: crownHeight + random.between(-0.6, 1.4), z: z)
      let radius = random.between(1.2, 2.1) * scale
      drawCrown(
        centre, Corner(radius, radius * 0.85), colour: green, object: object, z: z, isShaded: isDark
      )
    }
  }

  /// One lobe of leaves; radii in pixels.
  mutating func drawCrown(
    _ centre: Corner, _ radii: Corner, colour: Tint, object: UInt16, z: Float, isShaded: Bool
  ) {
    let top = Canvas.clamp(centre.y - radii.y * 1.2, Canvas.height)
    let bottom = Canvas.clamp(centre.y + radii.y * 1.2, Canvas.height)
    let left = Canvas.clamp(centre.x - radii.x * 1.2, Canvas.width)
    let right = Canvas.clamp(centre.x + radii.x * 1.2, Canvas.width)
    let leaf = 1 / max(1.6, camera.scale(z) * 0.16)
    for y in top..<max(top, bottom) {
      let v = (Float(y) + 0.5 - centre.y) / radii.y
      for x in left..<max(left, right) {
        let u = (Float(x) + 0.5 - centre.x) / radii.x
        let distance = u * u + v * v
        guard distance < 1.45 else { continue }
        let rough = noise.fractal(
          Float(x) * leaf * 0.35 + z, Float(y) * leaf * 0.35, octaves: 3)
        guard distance + (rough - 0.5) * 1.1 < 0.9 else { continue }
        let leaves = noise.at(Float(x) * leaf, Float(y) * leaf + z)
        let light = 0.85 - 0.3 * v + 0.22 * u * weather.sunSide * weather.sunStrength
        let tone = light * (0.45 + 0.75 * leaves) * (0.75 + 0.5 * rough)
        canvas.put(
          x, y,
          ink(
            StreetClass.vegetation, object, colour * tone, z: z, grain: 0.25, isShaded: isShaded))
      }
    }
  }

  /// A low bush on a verge.
  mutating func drawBush(x: Float, z: Float) {
    let green = Tint(0.27, 0.37, 0.15)
    let object = object(StreetClass.vegetation, z: z, colour: green)
    let scale = camera.scale(z)
    let radius = random.between(0.5, 1.1)
    drawCrown(
      camera.project(x: x, height: radius * 0.7, z: z), Corner(radius * 1.3, radius) * scale,
      colour: green, object: object, z: z, isShaded: isShaded(x: x, z: z))
  }
}
