extension Painter {
  /// Clothes of one figure.
  struct Clothes {
    let top: Tint
    let legs: Tint
    let skin: Tint
    let hair: Tint

    init(random: inout DemoRandom) {
      top = random.pick([
        Tint(0.66, 0.14, 0.14), Tint(0.16, 0.22, 0.42), Tint(0.85, 0.84, 0.80),
        Tint(0.20, 0.20, 0.21),
        Tint(0.76, 0.60, 0.18), Tint(0.22, 0.40, 0.28), Tint(0.55, 0.44, 0.36),
      ])
      legs = random.pick([Tint(0.14, 0.17, 0.26), Tint(0.12, 0.12, 0.13), Tint(0.45, 0.40, 0.32)])
      skin = random.pick([Tint(0.84, 0.64, 0.53), Tint(0.58, 0.40, 0.30), Tint(0.38, 0.26, 0.20)])
      hair = random.pick([Tint(0.12, 0.09, 0.07), Tint(0.42, 0.30, 0.18), Tint(0.60, 0.58, 0.55)])
    }
  }

  /// A person who walks or stands.
  mutating func drawPerson(x: Float, z: Float) {
    let clothes = Clothes(random: &random)
    let object = object(StreetClass.person, z: z, colour: clothes.top)
    let size = random.between(1.55, 1.88) / 1.75
    let stride = random.between(0.04, 0.3)
    let scale = camera.scale(z)
    let foot = camera.project(x: x, height: 0, z: z)
    groundShadow(foot, Corner(0.5, 0.14) * scale, depth: 0.6)
    func at(_ across: Float, _ height: Float) -> Corner {
      camera.project(x: x + across * size, height: height * size, z: z)
    }
    let dark = isShaded(x: x, z: z)
    func paint(_ colour: Tint) -> Ink {
      ink(StreetClass.person, object, colour, z: z, grain: 0.1, isShaded: dark)
    }
    for side in [Float(-1), 1] {
      canvas.stroke(
        at(side * 0.08, 0.88), at(side * stride, 0.03), width: 0.17 * scale, paint(clothes.legs))
      canvas.stroke(
        at(side * stride - 0.04, 0.04), at(side * stride + 0.13, 0.04), width: 0.09 * scale,
        paint(Tint(0.1, 0.08, 0.07)))
    }
    for side in [Float(-1), 1] {
      canvas.stroke(
        at(side * 0.2, 1.38), at(side * (0.24 + stride * 0.3), 0.82), width: 0.11 * scale,
        paint(clothes.top * 0.88))
    }
    canvas.fill(
      [at(-0.22, 1.44), at(0.22, 1.44), at(0.18, 0.82), at(-0.18, 0.82)], paint(clothes.top))
    canvas.ellipse(at(0, 1.58), Corner(0.105, 0.145) * scale * size, paint(clothes.skin))
    canvas.ellipse(at(0, 1.66), Corner(0.115, 0.085) * scale * size, paint(clothes.hair))
  }

  /// A bicycle or motorcycle seen from the side, with its rider when somebody sits on it.
  mutating func drawCycle(_ classID: UInt8, x: Float, z: Float, isRidden: Bool) {
    let isHeavy = classID == StreetClass.motorcycle
    let colour = random.pick([
      Tint(0.60, 0.10, 0.10), Tint(0.12, 0.14, 0.16), Tint(0.14, 0.30, 0.50),
    ])
    let object = object(classID, z: z, colour: colour)
    let scale = camera.scale(z)
    let facing = random.sign()
    let dark = isShaded(x: x, z: z)
    let camera = camera
    func at(_ across: Float, _ height: Float) -> Corner {
      camera.project(x: x + across * facing, height: height, z: z)
    }
    func paint(_ colour: Tint) -> Ink { ink(classID, object, colour, z: z, isShaded: dark) }
    groundShadow(at(0, 0), Corner(1.0, 0.12) * scale, depth: 0.55)
    let radius: Float = isHeavy ? 0.31 : 0.34
    for axle in [Float(-0.55), 0.55] {
      canvas.ellipse(
        at(axle, radius), Corner(radius, radius) * scale, paint(Tint(0.07, 0.07, 0.07)),
        inner: isHeavy ? 0.2 : 0.62)
      canvas.ellipse(at(axle, radius), Corner(0.07, 0.07) * scale, paint(Tint(0.6, 0.6, 0.6)))
    }
    let width = (isHeavy ? 0.2 : 0.06) * scale
    let frame = paint(colour)
    canvas.stroke(at(-0.55, radius), at(-0.1, 0.36), width: width, frame)
    canvas.stroke(at(-0.1, 0.36), at(0.42, 0.78), width: width, frame)
    canvas.stroke(at(-0.1, 0.36), at(-0.24, 0.84), width: width, frame)
    canvas.stroke(at(-0.24, 0.78), at(0.42, 0.78), width: width, frame)
    canvas.stroke(at(0.55, radius), at(0.38, 0.98), width: width * 0.8, frame)
    canvas.stroke(
      at(-0.36, 0.86), at(-0.12, 0.86), width: max(2, 0.08 * scale), paint(Tint(0.1, 0.1, 0.1)))
    if isHeavy {
      canvas.ellipse(
        at(0, 0.45), Corner(0.34, 0.24) * scale, paint(Tint(0.3, 0.3, 0.31)), roundness: 0.3)
      canvas.ellipse(at(0.12, 0.78), Corner(0.28, 0.14) * scale, frame, roundness: 0.4)
    }
    if isRidden { drawRider(scale: scale, z: z, isShaded: dark, at: at) }
  }

  private mutating func drawRider(
    scale: Float, z: Float, isShaded: Bool, at: (Float, Float) -> Corner
  ) {
    let clothes = Clothes(random: &random)
    let object = object(StreetClass.rider, z: z, colour: clothes.top)
    func paint(_ colour: Tint) -> Ink {
      ink(StreetClass.rider, object, colour, z: z, grain: 0.1, isShaded: isShaded)
    }
    canvas.stroke(at(-0.2, 0.92), at(0.18, 0.62), width: 0.17 * scale, paint(clothes.legs))
    canvas.stroke(at(0.18, 0.64), at(-0.04, 0.2), width: 0.14 * scale, paint(clothes.legs))
    canvas.stroke(at(-0.22, 0.88), at(0.12, 1.42), width: 0.32 * scale, paint(clothes.top))
    canvas.stroke(at(0.1, 1.36), at(0.4, 1.02), width: 0.1 * scale, paint(clothes.top * 0.85))
    canvas.ellipse(at(0.2, 1.58), Corner(0.11, 0.14) * scale, paint(clothes.skin))
    canvas.ellipse(at(0.19, 1.66), Corner(0.13, 0.1) * scale, paint(Tint(0.8, 0.8, 0.78)))
  }
}
