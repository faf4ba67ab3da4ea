extension Painter {
  /// What a pole carries.
  enum PoleTop: CaseIterable {
    case lamp, trafficLight, roundSign, triangleSign, boardSign, nothing
  }

  /// A thin pole with its lamp, light or sign.
  mutating func drawPole(x: Float, z: Float, top: PoleTop) {
    let grey = random.pick([Tint(0.34, 0.35, 0.36), Tint(0.52, 0.53, 0.54), Tint(0.24, 0.27, 0.25)])
    let object = object(StreetClass.pole, z: z, colour: grey)
    let height = top == .lamp ? random.between(6.5, 8.5) : top == .trafficLight ? 3.4 : 2.7
    let scale = camera.scale(z)
    let paint = ink(StreetClass.pole, object, grey, z: z, isShaded: isShaded(x: x, z: z))
    let foot = camera.project(x: x, height: 0, z: z)
    let head = camera.project(x: x, height: height, z: z)
    let width = max(2, (top == .lamp ? 0.14 : 0.09) * scale)
    groundShadow(Corner(foot.x, foot.y), Corner(scale * 0.3, scale * 0.06))
    canvas.stroke(foot, head, width: width, paint)
    switch top {
    case .lamp:
      let arm = Corner(head.x + (x < 0 ? 1 : -1) * scale * 1.6, head.y - scale * 0.15)
      canvas.stroke(head, arm, width: max(2, 0.08 * scale), paint)
      canvas.ellipse(arm, Corner(0.45, 0.12) * scale, paint)
    case .trafficLight: drawTrafficLight(head, scale: scale, z: z)
    case .roundSign, .triangleSign, .boardSign: drawSign(head, scale: scale, z: z, top: top)
    case .nothing: break
    }
  }

  private mutating func drawTrafficLight(_ head: Corner, scale: Float, z: Float) {
    let black = Tint(0.09, 0.10, 0.10)
    let object = object(StreetClass.light, z: z, colour: black)
    let half = Corner(0.19, 0.5) * scale
    canvas.rectangle(
      left: head.x - half.x, top: head.y - half.y, right: head.x + half.x, bottom: head.y + half.y,
      ink(StreetClass.light, object, black, z: z))
    let lamps = [Tint(0.95, 0.16, 0.10), Tint(0.95, 0.70, 0.12), Tint(0.15, 0.85, 0.45)]
    let lit = random.below(3)
    for (index, lamp) in lamps.enumerated() {
      let y = head.y + (Float(index) - 1) * 0.31 * scale
      canvas.ellipse(
        Corner(head.x, y), Corner(0.12, 0.12) * scale,
        ink(StreetClass.light, object, index == lit ? lamp : lamp * 0.25, z: z, grain: 0.02))
    }
  }

  private mutating func drawSign(_ head: Corner, scale: Float, z: Float, top: PoleTop) {
    let red = Tint(0.80, 0.10, 0.12)
    let white = Tint(0.92, 0.92, 0.90)
    let blue = Tint(0.10, 0.28, 0.66)
    let object = object(StreetClass.sign, z: z, colour: top == .boardSign ? blue : white)
    func paint(_ colour: Tint) -> Ink { ink(StreetClass.sign, object, colour, z: z, grain: 0.03) }
    let radius = 0.40 * scale
    switch top {
    case .roundSign:
      let isBlue = random.chance(0.4)
      canvas.ellipse(head, Corner(radius, radius), paint(isBlue ? white : red))
      canvas.ellipse(head, Corner(radius, radius) * 0.74, paint(isBlue ? blue : white))
    case .triangleSign:
      for (size, colour) in [(Float(1.15), red), (0.7, white)] {
        let reach = radius * size
        canvas.fill(
          [
            Corner(head.x, head.y - reach), Corner(head.x + reach, head.y + reach * 0.75),
            Corner(head.x - reach, head.y + reach * 0.75),
          ], paint(colour))
      }
    default:
      let half = Corner(random.between(0.5, 0.9), random.between(0.3, 0.45)) * scale
      canvas.rectangle(
        left: head.x - half.x, top: head.y - half.y, right: head.x + half.x,
        bottom: head.y + half.y, paint(blue))
      canvas.rectangle(
        left: head.x - half.x * 0.7, top: head.y - half.y * 0.3, right: head.x + half.x * 0.7,
        bottom: head.y + half.y * 0.1, paint(white))
    }
  }
}
