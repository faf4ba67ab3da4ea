/// The light of a scene.
struct Weather: Sendable {
  /// -1: the sun stands on the left and shades the left facades; 1: on the right.
  let sunSide: Float
  /// How much brighter sun is than shadow: from 0.2, overcast, to 1, clear.
  let sunStrength: Float
  /// Metres of shadow per metre of height.
  let shadowSlope: Float
  /// Colour of far things and of the sky at the horizon.
  let haze: Tint
  /// Colour of the sky's upper edge.
  let zenith: Tint
  /// Metres at which half of a thing's colour is haze.
  let visibility: Float
  /// Share of the sky that is clouded.
  let cloudiness: Float
  /// What the camera multiplies colours with.
  let balance: Tint
  /// Height of the sensor's noise, in grey levels.
  let sensorNoise: Float

  init(random: inout DemoRandom, index: Int) {
    sunSide = random.sign()
    let isDusk = index % 6 == 5
    let isOvercast = index % 4 == 2
    sunStrength = isOvercast ? 0.2 : random.between(0.6, 1)
    shadowSlope = random.between(0.25, 0.6)
    visibility = random.between(120, 320)
    cloudiness = isOvercast ? 0.95 : random.between(0.25, 0.6)
    let warm = random.between(-0.05, 0.05)
    haze = isDusk ? Tint(0.92, 0.74, 0.58) : Tint(0.80 + warm, 0.85, 0.90 - warm)
    zenith =
      isDusk ? Tint(0.42, 0.47, 0.66) : isOvercast ? Tint(0.72, 0.76, 0.80) : Tint(0.36, 0.58, 0.88)
    let exposure = isDusk ? Float(0.78) : random.between(0.92, 1.08)
    balance =
      isDusk ? Tint(1.06, 0.95, 0.88) * exposure : Tint(1 + warm, 1, 1 - warm) * exposure
    sensorNoise = isDusk ? 9 : random.between(3.5, 6)
  }

  /// What remains of a colour in a cast shadow: less, and bluer.
  var shadow: Tint { Tint(1 - 0.55 * sunStrength, 1 - 0.52 * sunStrength, 1 - 0.46 * sunStrength) }

  /// A colour seen through the air between.
  @inline(__always)
  func seen(_ colour: Tint, at z: Float) -> Tint {
    let share = z / (z + visibility)
    return colour + (haze - colour) * share
  }
}
