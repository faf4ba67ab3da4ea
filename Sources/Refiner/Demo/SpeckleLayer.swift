import Labels

/// Clumps of wrong labels, as a weak network scatters over texture and shadow.
struct SpeckleLayer: Sendable {
  /// The class that a clump adds at each pixel; void where there is none.
  private(set) var classes: [UInt8]
  /// How much score it adds, 0 or more.
  private(set) var strengths: [Float]

  init(_ scene: StreetScene, appearance: NodeAppearance, random: inout DemoRandom) {
    let count = Canvas.width * Canvas.height
    classes = Array(repeating: StreetClass.void, count: count)
    strengths = Array(repeating: 0, count: count)
    let noise = ValueNoise(seed: UInt32(truncatingIfNeeded: random.next()))
    var clumps = 0
    while clumps < 9 {
      let x = random.below(Canvas.width)
      let y = random.below(Canvas.height)
      let node = y / ScoreGrid.pitch * ScoreGrid.columns + x / ScoreGrid.pitch
      // Shadows and dark places draw speckle; plain bright ones seldom.
      let appeal =
        0.25 + 0.5 * appearance.shadow[node] + 0.6 * max(0, 0.5 - appearance.brightness[node])
      let isTaken = random.chance(appeal)
      guard isTaken else { continue }
      clumps += 1
      let known = scene.truth.ids[y * Canvas.width + x]
      let options = Self.plausible(for: known)
      let shape = random.unit()
      stamp(
        centre: Corner(Float(x), Float(y)),
        radius: 6 + 18 * shape * shape * shape + random.between(0, 3),
        classID: random.pick(options), strength: random.between(0.8, 2), noise: noise)
    }
  }

  private mutating func stamp(
    centre: Corner, radius: Float, classID: UInt8, strength: Float, noise: ValueNoise
  ) {
    let reach = radius * 1.4
    let left = Canvas.clamp(centre.x - reach, Canvas.width)
    let right = Canvas.clamp(centre.x + reach, Canvas.width)
    for y in Canvas.clamp(
      centre.y - reach, Canvas.height)..<Canvas.clamp(
        centre.y + reach, Canvas.height)
    {
      for x in left..<max(left, right) {
        let offset = (Corner(Float(x), Float(y)) - centre) / radius
        let distance = offset.x * offset.x + offset.y * offset.y
        let rough = noise.fractal(Float(x) * 0.16, Float(y) * 0.16, octaves: 2)
        let height = 1.05 - distance + (rough - 0.5) * 1.3
        guard height > 0 else { continue }
        let index = y * Canvas.width + x
        classes[index] = classID
        strengths[index] = strength * min(1, height * 2)
      }
    }
  }

  /// What is seen at places of a class, or next to it, often enough to come to a network's mind.
  private static func plausible(for classID: UInt8) -> [UInt8] {
    typealias Class = StreetClass
    return switch classID {
    case Class.road: [Class.sidewalk, Class.sidewalk, Class.car, Class.terrain, Class.sign]
    case Class.sidewalk: [Class.road, Class.road, Class.wall, Class.person, Class.terrain]
    case Class.building, Class.wall, Class.fence:
      [
        Class.wall, Class.fence, Class.vegetation, Class.sign, Class.pole, Class.person,
        Class.truck,
      ]
    case Class.vegetation: [Class.building, Class.terrain, Class.light, Class.sign, Class.fence]
    case Class.terrain: [Class.sidewalk, Class.vegetation, Class.road]
    case Class.sky: [Class.building, Class.building, Class.vegetation, Class.pole]
    default: [Class.car, Class.person, Class.rider, Class.building, Class.truck]
    }
  }
}
