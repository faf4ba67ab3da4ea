extension Painter {
  /// Draws a vehicle as slices across its length, far end first, so that its side shows in perspective.
  mutating func draw(_ vehicle: Vehicle) {
    let object = object(vehicle.classID, z: vehicle.z, colour: vehicle.paint)
    let near = camera.scale(vehicle.z)
    let far = camera.scale(vehicle.z + vehicle.length)
    let foot = camera.project(x: vehicle.x, height: 0, z: vehicle.z + vehicle.length * 0.3)
    groundShadow(
      Corner(foot.x - weather.sunSide * near * 0.3, foot.y),
      Corner((vehicle.half + 0.5) * near, near * 0.28), depth: 0.7)
    let travel = (abs(vehicle.x) + vehicle.half) * (near - far)
    let slices = Int(max(10, min(90, travel)))
    for slice in 0...slices {
      let share = Float(slice) / Float(slices)
      let z = vehicle.z + vehicle.length * (1 - share)
      drawSlice(vehicle, share: share, z: z, object: object)
    }
    drawNearEnd(vehicle, object: object)
  }

  private mutating func part(
    _ vehicle: Vehicle, _ corners: [Corner], _ colour: Tint, z: Float, object: UInt16,
    grain: Float = 0.04
  ) {
    canvas.fill(
      camera.project(corners, x: vehicle.x, z: z),
      ink(
        vehicle.classID, object, colour, z: z, grain: grain,
        isShaded: isShaded(x: vehicle.x, z: z)))
  }

  private func box(_ half: Float, _ bottom: Float, _ top: Float, inset: Float = 0) -> [Corner] {
    [
      Corner(-half, bottom), Corner(half, bottom), Corner(half - inset, top),
      Corner(-half + inset, top),
    ]
  }

  /// One cross-section; `share` runs from 0 at the far end to 1 at the near end.
  private mutating func drawSlice(_ vehicle: Vehicle, share: Float, z: Float, object: UInt16) {
    let side = vehicle.paint * 0.72
    let glass = Tint(0.12, 0.14, 0.17)
    let half = vehicle.half
    let isWheel = abs(share - 0.18) < 0.09 || abs(share - 0.82) < 0.09
    if isWheel {
      part(vehicle, box(half, 0, 0.62), Tint(0.07, 0.07, 0.07), z: z, object: object)
    }
    guard vehicle.classID == StreetClass.car else {
      drawBigSlice(vehicle, share: share, z: z, object: object)
      return
    }
    let end = 4 * (share - 0.5) * (share - 0.5)
    part(
      vehicle, box(half, isWheel ? 0.5 : 0.22, 0.92 - 0.12 * end, inset: 0.06), side, z: z,
      object: object)
    let isCabin = share > 0.22 && share < 0.93
    guard isCabin else { return }
    let slope = max(0, 0.34 - share) * 3.4 + max(0, share - 0.80) * 2.2
    let roof = vehicle.height - slope * 0.9
    let isPillar = abs(share - 0.57) < 0.02 || abs(share - 0.88) < 0.03
    part(
      vehicle, box(half - 0.08, 0.88, roof, inset: 0.16), isPillar ? side : glass, z: z,
      object: object)
    part(vehicle, box(half - 0.22, roof - 0.08, roof), vehicle.paint * 1.05, z: z, object: object)
  }

  private mutating func drawBigSlice(_ vehicle: Vehicle, share: Float, z: Float, object: UInt16) {
    let side = vehicle.paint * 0.72
    let half = vehicle.half
    let top = vehicle.height
    if vehicle.classID == StreetClass.truck {
      let isCab = vehicle.isOncoming ? share > 0.78 : share < 0.22
      let colour = isCab ? Tint(0.30, 0.12, 0.12) : side
      part(
        vehicle, box(half, isCab ? 0.5 : 0.95, isCab ? top * 0.8 : top), colour, z: z,
        object: object)
      part(vehicle, box(half * 0.8, 0.35, 0.95), Tint(0.13, 0.13, 0.13), z: z, object: object)
      return
    }
    let metres = share * vehicle.length
    let pane = metres / 1.5 - Float(ValueNoise.floor(metres / 1.5))
    part(vehicle, box(half, 0.3, top, inset: 0.08), side, z: z, object: object)
    if pane > 0.12 {
      part(vehicle, box(half, 1.25, top - 0.65), Tint(0.13, 0.15, 0.18), z: z, object: object)
    }
    if vehicle.classID == StreetClass.train {
      part(vehicle, box(half, 0.55, 0.85), Tint(0.85, 0.84, 0.78), z: z, object: object)
    }
  }

  /// Windows, lights and plate of the end that faces the camera.
  private mutating func drawNearEnd(_ vehicle: Vehicle, object: UInt16) {
    let z = vehicle.z
    let half = vehicle.half
    let lamp = vehicle.isOncoming ? Tint(1, 0.98, 0.88) : Tint(0.72, 0.06, 0.05)
    let glass = Tint(0.14, 0.17, 0.21)
    if vehicle.classID == StreetClass.car {
      part(vehicle, box(half, 0.3, 0.88, inset: 0.06), vehicle.paint, z: z, object: object)
      part(
        vehicle, box(half - 0.16, 0.92, vehicle.height - 0.16, inset: 0.14), glass, z: z + 0.3,
        object: object)
      part(vehicle, box(half, 0.28, 0.46), vehicle.paint * 0.55, z: z, object: object)
      part(vehicle, box(0.26, 0.50, 0.61), Tint(0.85, 0.85, 0.80), z: z, object: object)
      part(
        vehicle, box(half - 0.1, 0.0, 0.28).map { $0 }, Tint(0.06, 0.06, 0.06), z: z + 0.4,
        object: object)
    } else {
      let bottom: Float = vehicle.classID == StreetClass.truck && !vehicle.isOncoming ? 0.95 : 0.4
      part(vehicle, box(half, bottom, vehicle.height), vehicle.paint, z: z, object: object)
      if vehicle.classID == StreetClass.truck, !vehicle.isOncoming {
        part(vehicle, box(0.02, 1, vehicle.height - 0.1), vehicle.paint * 0.6, z: z, object: object)
      } else {
        part(vehicle, box(half - 0.18, 1.25, vehicle.height - 0.6), glass, z: z, object: object)
        part(
          vehicle, box(half - 0.5, vehicle.height - 0.42, vehicle.height - 0.15),
          Tint(0.95, 0.62, 0.15) * 0.8, z: z, object: object)
      }
      part(vehicle, box(half * 0.8, 0.35, bottom), Tint(0.10, 0.10, 0.10), z: z, object: object)
    }
    for sign in [Float(-1), 1] {
      let inner = sign * (half - 0.34)
      let outer = sign * (half - 0.07)
      part(
        vehicle,
        [Corner(inner, 0.66), Corner(outer, 0.66), Corner(outer, 0.82), Corner(inner, 0.80)], lamp,
        z: z, object: object, grain: 0.02)
    }
  }
}
