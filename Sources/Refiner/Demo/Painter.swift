/// Draws one scene, far things first; what is drawn with it lies in extensions, one per subject.
struct Painter {
  var canvas: Canvas
  var random: DemoRandom
  var objects: [SceneObject] = [
    SceneObject(classID: StreetClass.void, distance: 0, brightness: 0, oddity: nil)
  ]
  let camera: Camera
  let weather: Weather
  let plan: StreetPlan
  let noise: ValueNoise

  init(random: inout DemoRandom, index: Int) {
    weather = Weather(random: &random, index: index)
    plan = StreetPlan(random: &random, index: index)
    camera = Camera(
      vanishing: Corner(512 + random.between(-110, 110), random.between(196, 226)))
    let seed = UInt32(truncatingIfNeeded: random.next())
    noise = ValueNoise(seed: seed)
    canvas = Canvas(grainSeed: seed ^ 0x5bd1_e995)
    self.random = random.fork()
  }

  /// Registers a thing.
  mutating func object(
    _ classID: UInt8, z: Float, colour: Tint, oddity: Oddity? = nil
  ) -> UInt16 {
    let brightness = (colour.x + colour.y + colour.z) / 3
    objects.append(
      SceneObject(classID: classID, distance: z, brightness: brightness, oddity: oddity))
    return UInt16(objects.count - 1)
  }

  /// What a surface of a colour looks like at a distance, in sun or in shadow.
  @inline(__always)
  func ink(
    _ classID: UInt8, _ object: UInt16, _ colour: Tint, z: Float, grain: Float = 0.06,
    isShaded: Bool = false
  ) -> Ink {
    let lit = isShaded ? colour * weather.shadow : colour
    return Ink(
      classID: classID, object: object, colour: weather.seen(lit, at: z), grain: grain,
      isShaded: isShaded)
  }

  /// Whether a spot on the ground lies in a building's cast shadow.
  func isShaded(x: Float, z: Float) -> Bool {
    guard weather.sunStrength > 0.3 else { return false }
    let side = weather.sunSide < 0 ? plan.left : plan.right
    let distance = side.facade - x * side.sign
    guard distance > 0 else { return false }
    let caster = z + distance * 0.7
    for building in side.buildings where caster >= building.start && caster < building.end {
      return distance < building.height * weather.shadowSlope
    }
    return false
  }

  /// Darkens the ground below a thing; `radii` in pixels.
  mutating func groundShadow(_ centre: Corner, _ radii: Corner, depth: Float = 0.5) {
    let top = Canvas.clamp(centre.y - radii.y, Canvas.height)
    let bottom = Canvas.clamp(centre.y + radii.y, Canvas.height)
    let left = Canvas.clamp(centre.x - radii.x, Canvas.width)
    let right = Canvas.clamp(centre.x + radii.x, Canvas.width)
    for y in top..<max(top, bottom) {
      let v = (Float(y) + 0.5 - centre.y) / radii.y
      for x in left..<max(left, right) {
        let u = (Float(x) + 0.5 - centre.x) / radii.x
        let reach = 1 - (u * u + v * v)
        guard reach > 0 else { continue }
        let index = y * Canvas.width + x
        let id = canvas.ids[index]
        guard id <= StreetClass.sidewalk || id == StreetClass.terrain else { continue }
        canvas.colours[index] *= 1 - depth * min(1, reach * 1.6)
        canvas.shaded[index] = true
      }
    }
  }
}
