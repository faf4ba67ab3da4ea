extension Painter {
  /// All buildings, then all walls, fences and hedges, each far ones first.
  mutating func drawSides() {
    for side in [plan.left, plan.right] {
      for building in side.buildings.reversed() { draw(building, on: side) }
    }
    for side in [plan.left, plan.right] {
      for barrier in side.barriers.sorted(by: { $0.start > $1.start }) { draw(barrier, on: side) }
    }
  }

  private mutating func draw(_ building: StreetPlan.Building, on side: StreetPlan.Side) {
    let object = object(StreetClass.building, z: building.start, colour: building.colour)
    let isDark = side.sign == weather.sunSide && weather.sunStrength > 0.3
    drawGable(of: building, on: side, object: object, isShaded: !isDark)
    columns(of: side, at: side.facade, from: building.start, to: building.end) { painter, x, z in
      let scale = painter.camera.scale(z)
      let top = painter.camera.vanishing.y - (building.height - painter.camera.height) * scale
      let bottom = painter.camera.vanishing.y + painter.camera.height * scale
      for y in Canvas.clamp(top, Canvas.height)..<Canvas.clamp(bottom, Canvas.height) {
        let height = (bottom - Float(y) - 0.5) / scale
        let colour = painter.facade(building, z: z - building.start, height: height, scale: scale)
        painter.canvas.put(
          x, y, painter.ink(StreetClass.building, object, colour, z: z, isShaded: isDark))
      }
    }
  }

  /// The end of a building that faces the camera, seen where its neighbour is lower, nearer or missing.
  private mutating func drawGable(
    of building: StreetPlan.Building, on side: StreetPlan.Side, object: UInt16, isShaded: Bool
  ) {
    let z = building.start
    let scale = camera.scale(z)
    let inner = camera.project(x: side.sign * side.facade, height: 0, z: z)
    let outer = camera.project(x: side.sign * (side.facade + 11), height: building.height, z: z)
    let left = Canvas.clamp(min(inner.x, outer.x), Canvas.width)
    let right = Canvas.clamp(max(inner.x, outer.x), Canvas.width)
    let rows = Canvas.clamp(outer.y, Canvas.height)..<Canvas.clamp(inner.y, Canvas.height)
    for y in rows {
      let height = (inner.y - Float(y) - 0.5) / scale
      for x in left..<max(left, right) {
        let across = abs(Float(x) + 0.5 - inner.x) / scale
        let colour = facade(building, z: across, height: height + 3.1, scale: scale) * 0.85
        canvas.put(x, y, ink(StreetClass.building, object, colour, z: z, isShaded: isShaded))
      }
    }
  }

  /// Calls `body` with every screen column that shows a plane along the street and its distance there.
  private mutating func columns(
    of side: StreetPlan.Side, at distance: Float, from start: Float, to end: Float,
    _ body: (inout Painter, _ x: Int, _ z: Float) -> Void
  ) {
    let near = camera.vanishing.x + side.sign * distance * camera.scale(max(start, 0.5))
    let far = camera.vanishing.x + side.sign * distance * camera.scale(end)
    let left = Canvas.clamp(min(near, far), Canvas.width)
    for x in left..<max(left, Canvas.clamp(max(near, far), Canvas.width)) {
      let offset = abs(Float(x) + 0.5 - camera.vanishing.x)
      guard offset > 0.5 else { continue }
      body(&self, x, distance * camera.focalLength / offset)
    }
  }

  private func facade(
    _ building: StreetPlan.Building, z: Float, height: Float, scale: Float
  ) -> Tint {
    let storey: Float = 3.1
    let weathered = building.colour * (0.9 + 0.2 * noise.fractal(z * 0.5, height * 0.5, octaves: 3))
    if height > building.height - 0.5 { return weathered * 0.7 }
    let contrast = min(1, scale / 14)
    let floor = ValueNoise.floor(height / storey)
    let column = ValueNoise.floor(z / building.windowPitch)
    let u = z / building.windowPitch - Float(column)
    let v = height / storey - Float(floor)
    let pane = ValueNoise(seed: noise.seed ^ UInt32(truncatingIfNeeded: Int(building.end * 64)))
      .value(column, floor)
    var colour = weathered
    if floor == 0, building.hasShops {
      if v > 0.80 {
        return Tint(0.3 + 0.5 * pane, 0.28, 0.62 - 0.4 * pane) * (0.6 + 0.4 * contrast)
      }
      if u > 0.08, v < 0.76 { colour = Tint(0.16, 0.17, 0.19) + Tint(0.25, 0.2, 0.12) * (pane * v) }
    } else if u > 0.25, u < 0.75, v > 0.25, v < 0.82 {
      let isFrame = u < 0.3 || u > 0.7 || v < 0.3 || v > 0.77
      colour =
        isFrame
        ? building.colour * 1.2 : Tint(0.20, 0.24, 0.30) + Tint(0.22, 0.24, 0.25) * (pane * v)
    } else if v < 0.05 {
      colour = weathered * 0.85
    }
    return weathered + (colour - weathered) * contrast
  }

  private mutating func draw(_ barrier: StreetPlan.Barrier, on side: StreetPlan.Side) {
    let object = object(barrier.classID, z: barrier.start, colour: barrier.colour)
    let isDark = side.sign == weather.sunSide && weather.sunStrength > 0.3
    columns(of: side, at: side.walkEdge + 0.15, from: barrier.start, to: barrier.end) {
      painter, x, z in
      let scale = painter.camera.scale(z)
      let rough =
        barrier.classID == StreetClass.vegetation
        ? painter.noise.fractal(z * 3, 11, octaves: 3) * 0.7 : 0
      let top =
        painter.camera.vanishing.y - (barrier.height + rough - painter.camera.height) * scale
      let bottom = painter.camera.vanishing.y + painter.camera.height * scale
      for y in Canvas.clamp(
        top, Canvas.height)..<max(
          Canvas.clamp(top, Canvas.height), Canvas.clamp(bottom, Canvas.height))
      {
        let height = (bottom - Float(y) - 0.5) / scale
        let paint = painter.ink(
          barrier.classID, object, painter.surface(barrier, z: z, height: height), z: z,
          grain: barrier.classID == StreetClass.vegetation ? 0.35 : 0.08, isShaded: isDark)
        if painter.isOpaque(barrier, z: z, height: height, scale: scale) {
          painter.canvas.put(x, y, paint)
        } else {
          painter.canvas.claim(x, y, paint)
        }
      }
    }
  }

  private func surface(_ barrier: StreetPlan.Barrier, z: Float, height: Float) -> Tint {
    switch barrier.classID {
    case StreetClass.wall:
      let course = height / 0.3 - Float(ValueNoise.floor(height / 0.3))
      let shade: Float = course < 0.12 ? 0.75 : height > barrier.height - 0.15 ? 1.15 : 1
      return barrier.colour * (shade * (0.8 + 0.4 * noise.fractal(z, height * 2, octaves: 3)))
    case StreetClass.vegetation:
      return barrier.colour * (0.5 + 0.9 * noise.fractal(z * 4, height * 4, octaves: 3))
    default:
      return barrier.colour
    }
  }

  private func isOpaque(
    _ barrier: StreetPlan.Barrier, z: Float, height: Float, scale: Float
  ) -> Bool {
    guard barrier.classID == StreetClass.fence else { return true }
    if height > barrier.height - 0.12 || (height > 0.15 && height < 0.25) { return true }
    let bar = z / 0.28 - Float(ValueNoise.floor(z / 0.28))
    return bar < 0.4
  }
}
