/// What stands where in a scene, before anything is drawn; metres, X to the right, Z ahead.
struct StreetPlan: Sendable {
  /// One side of the street, from the kerb outwards.
  struct Side: Sendable {
    /// -1 left, 1 right.
    let sign: Float
    /// Distance of the kerb from the camera's axis.
    let kerb: Float
    /// Distance of the sidewalk's outer edge.
    let walkEdge: Float
    /// Distance of the facades; terrain lies between when it is further than the walk's edge.
    let facade: Float
    var buildings: [Building] = []
    var barriers: [Barrier] = []
  }

  struct Building: Sendable {
    let start: Float
    let end: Float
    let height: Float
    let colour: Tint
    let windowPitch: Float
    let hasShops: Bool
  }

  /// A wall, a fence or a hedge along the street.
  struct Barrier: Sendable {
    let start: Float
    let end: Float
    let height: Float
    let classID: UInt8
    let colour: Tint
  }

  var left: Side
  var right: Side
  let crossing: Float?
  let hasRails: Bool

  init(random: inout DemoRandom, index: Int) {
    left = Self.side(-1, kerb: random.between(5.2, 7.6), isGreen: index % 3 == 1, &random)
    right = Self.side(1, kerb: random.between(3.4, 4.8), isGreen: index % 3 == 2, &random)
    crossing = random.chance(0.5) ? random.between(9, 22) : nil
    hasRails = index % 4 == 3
  }

  private static func side(
    _ sign: Float, kerb: Float, isGreen: Bool, _ random: inout DemoRandom
  ) -> Side {
    let walkEdge = kerb + random.between(2.2, 3.6)
    let facade = walkEdge + (isGreen ? random.between(3, 7) : random.between(0, 0.4))
    var side = Side(sign: sign, kerb: kerb, walkEdge: walkEdge, facade: facade)
    var z = random.between(1, 6)
    while z < 130 {
      let length = random.between(9, 22)
      if random.chance(isGreen ? 0.62 : 0.86) {
        side.buildings.append(building(from: z, to: z + length, isGreen: isGreen, &random))
      } else {
        side.barriers.append(barrier(from: z, to: z + length, &random))
      }
      z += length + (random.chance(0.25) ? random.between(1.5, 6) : 0)
    }
    if isGreen {
      var z = random.between(4, 12)
      while z < 70 {
        let length = random.between(8, 20)
        if random.chance(0.75) { side.barriers.append(barrier(from: z, to: z + length, &random)) }
        z += length + random.between(1, 7)
      }
    }
    return side
  }

  private static func building(
    from start: Float, to end: Float, isGreen: Bool, _ random: inout DemoRandom
  ) -> Building {
    let colours = [
      Tint(0.74, 0.68, 0.58), Tint(0.58, 0.36, 0.29), Tint(0.70, 0.70, 0.68),
      Tint(0.82, 0.78, 0.68), Tint(0.60, 0.54, 0.47), Tint(0.78, 0.62, 0.44),
      Tint(0.50, 0.51, 0.54), Tint(0.66, 0.48, 0.40),
    ]
    return Building(
      start: start, end: end, height: isGreen ? random.between(5, 10) : random.between(8, 21),
      colour: random.pick(colours) * random.between(0.85, 1.1),
      windowPitch: random.between(1.9, 3.1), hasShops: !isGreen && random.chance(0.6))
  }

  private static func barrier(
    from start: Float, to end: Float, _ random: inout DemoRandom
  ) -> Barrier {
    let draw = random.unit()
    if draw < 0.38 {
      return Barrier(
        start: start, end: end, height: random.between(1.3, 2.6), classID: StreetClass.wall,
        colour: random.pick([
          Tint(0.62, 0.58, 0.53), Tint(0.55, 0.38, 0.32), Tint(0.70, 0.69, 0.66),
        ]))
    }
    if draw < 0.78 {
      return Barrier(
        start: start, end: end, height: random.between(1, 1.9), classID: StreetClass.fence,
        colour: random.pick([
          Tint(0.30, 0.31, 0.32), Tint(0.47, 0.36, 0.26), Tint(0.75, 0.76, 0.76),
        ]))
    }
    return Barrier(
      start: start, end: end, height: random.between(1, 2), classID: StreetClass.vegetation,
      colour: Tint(0.22, 0.34, 0.15))
  }
}
