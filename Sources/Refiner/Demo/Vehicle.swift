/// A vehicle that stands or drives along the street; metres.
struct Vehicle {
  let classID: UInt8
  /// Distance of its middle from the camera's axis.
  let x: Float
  /// Distance of its near end.
  let z: Float
  let width: Float
  let height: Float
  let length: Float
  let paint: Tint
  /// Whether it comes towards the camera.
  let isOncoming: Bool

  init(_ classID: UInt8, x: Float, z: Float, isOncoming: Bool, random: inout DemoRandom) {
    self.classID = classID
    self.x = x
    self.z = z
    self.isOncoming = isOncoming
    switch classID {
    case StreetClass.truck:
      (width, height, length) = (2.45, random.between(3, 3.6), random.between(6, 9))
      paint = random.pick([
        Tint(0.86, 0.86, 0.84), Tint(0.70, 0.72, 0.74), Tint(0.78, 0.62, 0.22),
        Tint(0.30, 0.42, 0.60),
      ])
    case StreetClass.bus:
      (width, height, length) = (2.5, 3.1, random.between(10, 12))
      paint = random.pick([Tint(0.85, 0.70, 0.16), Tint(0.72, 0.14, 0.14), Tint(0.80, 0.80, 0.78)])
    case StreetClass.train:
      (width, height, length) = (2.6, 3.4, 28)
      paint = random.pick([Tint(0.78, 0.20, 0.16), Tint(0.16, 0.46, 0.42), Tint(0.82, 0.78, 0.62)])
    default:
      let isTall = random.chance(0.25)
      (width, height) = (random.between(1.7, 1.9), isTall ? 1.75 : random.between(1.38, 1.5))
      length = random.between(3.8, 4.7)
      paint = random.pick([
        Tint(0.10, 0.10, 0.11), Tint(0.72, 0.73, 0.75), Tint(0.86, 0.86, 0.86),
        Tint(0.52, 0.08, 0.08),
        Tint(0.12, 0.20, 0.42), Tint(0.36, 0.38, 0.40), Tint(0.24, 0.34, 0.26),
      ])
    }
  }

  /// Half of the width.
  var half: Float { width / 2 }
}
