extension Painter {
  /// A thing of no class; its truth is void.
  mutating func draw(_ oddity: Oddity, x: Float, z: Float) {
    let colour: Tint =
      switch oddity {
      case .cow: Tint(0.50, 0.30, 0.18)
      case .boat: Tint(0.90, 0.90, 0.88)
      case .mattress: Tint(0.82, 0.80, 0.76)
      case .robot: Tint(0.86, 0.87, 0.88)
      case .pianoCrate: Tint(0.62, 0.46, 0.27)
      }
    let object = object(StreetClass.void, z: z, colour: colour, oddity: oddity)
    let brush = OddityBrush(
      x: x, z: z, object: object, colour: colour, facing: random.sign(),
      isShaded: isShaded(x: x, z: z))
    let foot = camera.project(x: x, height: 0, z: z)
    groundShadow(foot, Corner(1.1, 0.2) * camera.scale(z), depth: 0.65)
    switch oddity {
    case .cow: drawCow(brush)
    case .boat: drawBoat(brush)
    case .mattress: drawMattress(brush)
    case .robot: drawRobot(brush)
    case .pianoCrate: drawCrate(brush)
    }
  }

  private struct OddityBrush {
    let x: Float
    let z: Float
    let object: UInt16
    let colour: Tint
    let facing: Float
    let isShaded: Bool
  }

  private func ink(_ brush: OddityBrush, _ colour: Tint) -> Ink {
    ink(
      StreetClass.void, brush.object, colour, z: brush.z, grain: 0.1, isShaded: brush.isShaded)
  }

  private func at(_ brush: OddityBrush, _ across: Float, _ height: Float) -> Corner {
    camera.project(x: brush.x + across * brush.facing, height: height, z: brush.z)
  }

  private mutating func fill(_ brush: OddityBrush, _ corners: [Corner], _ colour: Tint) {
    canvas.fill(corners.map { at(brush, $0.x, $0.y) }, ink(brush, colour))
  }

  private mutating func oval(
    _ brush: OddityBrush, _ centre: Corner, _ radii: Corner, _ colour: Tint
  ) {
    canvas.ellipse(
      at(brush, centre.x, centre.y), radii * camera.scale(brush.z), ink(brush, colour),
      roundness: 0.25)
  }

  private mutating func line(
    _ brush: OddityBrush, _ from: Corner, _ to: Corner, width: Float, _ colour: Tint
  ) {
    canvas.stroke(
      at(brush, from.x, from.y), at(brush, to.x, to.y), width: width * camera.scale(brush.z),
      ink(brush, colour))
  }

  private mutating func drawCow(_ brush: OddityBrush) {
    let white = Tint(0.88, 0.86, 0.82)
    for leg in [Float(-0.62), -0.42, 0.42, 0.6] {
      line(brush, Corner(leg, 0.75), Corner(leg, 0), width: 0.15, brush.colour * 0.8)
    }
    oval(brush, Corner(0, 0.98), Corner(0.85, 0.40), brush.colour)
    oval(brush, Corner(-0.25, 1.02), Corner(0.28, 0.22), white)
    oval(brush, Corner(0.38, 0.92), Corner(0.2, 0.18), white)
    line(brush, Corner(0.7, 1.1), Corner(1.02, 1.38), width: 0.32, brush.colour)
    oval(brush, Corner(1.14, 1.36), Corner(0.27, 0.17), brush.colour * 0.9)
    oval(brush, Corner(1.34, 1.30), Corner(0.1, 0.1), Tint(0.8, 0.66, 0.6))
    line(brush, Corner(1.0, 1.5), Corner(1.04, 1.68), width: 0.05, white)
    line(brush, Corner(-0.85, 1.15), Corner(-0.95, 0.6), width: 0.05, brush.colour * 0.7)
  }

  private mutating func drawBoat(_ brush: OddityBrush) {
    let steel = Tint(0.4, 0.41, 0.42)
    line(brush, Corner(-2, 0.5), Corner(2.7, 0.5), width: 0.12, steel)
    for wheel in [Float(-0.6), 0.1] {
      oval(brush, Corner(wheel, 0.3), Corner(0.3, 0.3), Tint(0.08, 0.08, 0.08))
    }
    fill(
      brush, [Corner(-2.2, 1.5), Corner(2.6, 1.7), Corner(1.6, 0.62), Corner(-1.9, 0.58)],
      brush.colour)
    fill(
      brush, [Corner(-2.2, 1.5), Corner(2.6, 1.7), Corner(2.4, 1.5), Corner(-2.18, 1.32)],
      Tint(0.12, 0.28, 0.52))
    fill(
      brush, [Corner(-0.9, 1.52), Corner(0.9, 1.6), Corner(0.4, 2.2), Corner(-0.8, 2.2)],
      Tint(0.2, 0.25, 0.3))
    line(brush, Corner(-1.5, 1.5), Corner(-1.5, 3.2), width: 0.06, steel)
  }

  private mutating func drawMattress(_ brush: OddityBrush) {
    fill(
      brush, [Corner(-0.95, 0), Corner(0.95, 0), Corner(1.05, 1.5), Corner(-0.85, 1.5)],
      brush.colour)
    for stripe in 0..<6 {
      let x = -0.8 + Float(stripe) * 0.32
      line(brush, Corner(x, 0.03), Corner(x + 0.1, 1.47), width: 0.05, Tint(0.45, 0.55, 0.72))
    }
    oval(brush, Corner(0.2, 0.6), Corner(0.24, 0.18), Tint(0.66, 0.56, 0.42))
  }

  private mutating func drawRobot(_ brush: OddityBrush) {
    for wheel in [Float(-0.34), 0, 0.34] {
      oval(brush, Corner(wheel, 0.16), Corner(0.16, 0.16), Tint(0.08, 0.08, 0.09))
    }
    fill(
      brush, [Corner(-0.5, 0.26), Corner(0.5, 0.26), Corner(0.44, 0.9), Corner(-0.44, 0.9)],
      brush.colour)
    fill(
      brush, [Corner(-0.3, 0.55), Corner(0.34, 0.55), Corner(0.3, 0.8), Corner(-0.3, 0.8)],
      Tint(0.08, 0.1, 0.14))
    oval(brush, Corner(-0.12, 0.68), Corner(0.05, 0.06), Tint(0.25, 0.85, 0.95))
    oval(brush, Corner(0.14, 0.68), Corner(0.05, 0.06), Tint(0.25, 0.85, 0.95))
    line(brush, Corner(-0.36, 0.9), Corner(-0.36, 1.7), width: 0.03, Tint(0.3, 0.3, 0.3))
    fill(
      brush, [Corner(-0.36, 1.7), Corner(-0.36, 1.48), Corner(-0.08, 1.6)], Tint(0.95, 0.45, 0.1))
  }

  private mutating func drawCrate(_ brush: OddityBrush) {
    fill(
      brush, [Corner(-0.9, 0.1), Corner(0.9, 0.1), Corner(0.9, 1.5), Corner(-0.9, 1.5)],
      brush.colour)
    for height in [Float(0.15), 0.8, 1.45] {
      line(brush, Corner(-0.9, height), Corner(0.9, height), width: 0.1, brush.colour * 0.7)
    }
    line(brush, Corner(-0.85, 0.15), Corner(0.85, 1.45), width: 0.1, brush.colour * 0.75)
  }
}
