/// A thing on its place, to be drawn when everything farther away is.
private enum Piece {
  case tree, bush, person
  case pole(Painter.PoleTop)
  case vehicle(Vehicle)
  case cycle(UInt8, isRidden: Bool)
  case oddity(Oddity)
}

extension Painter {
  /// Draws everything that stands between the camera and the facades.
  mutating func drawStreet(index: Int) {
    var pieces: [(x: Float, z: Float, piece: Piece)] = []
    for side in [plan.left, plan.right] {
      addPlantsAndPoles(of: side, to: &pieces)
      addPeople(of: side, to: &pieces)
      addParked(along: side, to: &pieces)
    }
    addTraffic(index: index, to: &pieces)
    addOddities(index: index, to: &pieces)
    pieces.sort { ($0.z, $0.x) > ($1.z, $1.x) }
    for (x, z, piece) in pieces { draw(piece, x: x, z: z) }
  }

  private mutating func draw(_ piece: Piece, x: Float, z: Float) {
    switch piece {
    case .tree: drawTree(x: x, z: z)
    case .bush: drawBush(x: x, z: z)
    case .person: drawPerson(x: x, z: z)
    case .pole(let top): drawPole(x: x, z: z, top: top)
    case .vehicle(let vehicle): draw(vehicle)
    case .cycle(let classID, let isRidden):
      drawCycle(classID, x: x, z: z, isRidden: isRidden)
    case .oddity(let oddity): draw(oddity, x: x, z: z)
    }
  }

  private mutating func addPlantsAndPoles(
    of side: StreetPlan.Side, to pieces: inout [(x: Float, z: Float, piece: Piece)]
  ) {
    var z = random.between(7, 13)
    let hasTrees = random.chance(0.7)
    while z < 90 {
      if hasTrees, random.chance(0.55) {
        pieces.append((side.sign * (side.walkEdge - 0.5), z, .tree))
      }
      pieces.append(
        (
          side.sign * (side.kerb + 0.4), z + random.between(1.5, 4),
          .pole(random.pick(PoleTop.allCases))
        ))
      z += random.between(7, 13)
    }
    if side.facade - side.walkEdge > 1 {
      for _ in 0..<7 {
        let x = random.between(side.walkEdge + 0.8, side.facade)
        pieces.append((side.sign * x, random.between(6, 50), .bush))
      }
    }
    if let crossing = plan.crossing {
      pieces.append((side.sign * (side.kerb + 0.3), crossing + 3.6, .pole(.trafficLight)))
    }
  }

  private mutating func addPeople(
    of side: StreetPlan.Side, to pieces: inout [(x: Float, z: Float, piece: Piece)]
  ) {
    for _ in 0..<(3 + random.below(4)) {
      let x = random.between(side.kerb + 0.5, side.walkEdge - 0.3)
      let z = random.between(6, 38)
      pieces.append((side.sign * x, z, .person))
      if random.chance(0.35) { pieces.append((side.sign * x + 0.6, z + 0.3, .person)) }
    }
    if random.chance(0.6) {
      let classID = random.chance(0.3) ? StreetClass.motorcycle : StreetClass.bicycle
      let z = random.between(8, 18)
      for place in 0..<(1 + random.below(3)) {
        pieces.append(
          (side.sign * (side.kerb + 0.9), z + Float(place) * 1.4, .cycle(classID, isRidden: false)))
      }
    }
  }

  private mutating func addParked(
    along side: StreetPlan.Side, to pieces: inout [(x: Float, z: Float, piece: Piece)]
  ) {
    var z = random.between(7, 16)
    while z < 80 {
      if random.chance(0.5), abs(z - (plan.crossing ?? -20)) > 5 {
        let x = side.sign * (side.kerb - 1.05)
        let classID = random.chance(0.1) ? StreetClass.truck : StreetClass.car
        let vehicle = Vehicle(classID, x: x, z: z, isOncoming: side.sign < 0, random: &random)
        pieces.append((x, z, .vehicle(vehicle)))
        z += vehicle.length
      }
      z += random.between(1.2, 6)
    }
  }

  /// Moving vehicles; every class of them occurs in any twelve scenes of consecutive indices.
  private mutating func addTraffic(
    index: Int, to pieces: inout [(x: Float, z: Float, piece: Piece)]
  ) {
    let centre = (plan.right.kerb - plan.left.kerb) / 2
    var own = random.between(13, 24)
    for _ in 0..<(1 + random.below(3)) {
      let vehicle = Vehicle(
        StreetClass.car, x: random.between(-0.3, 0.4), z: own, isOncoming: false, random: &random)
      pieces.append((vehicle.x, own, .vehicle(vehicle)))
      own += random.between(9, 20)
    }
    let special = [StreetClass.bus, StreetClass.truck, StreetClass.car, StreetClass.train][
      index % 4]
    let lane =
      special == StreetClass.train ? centre * 2 - 0.4 : centre * 2 + random.between(-0.5, 0)
    var z = random.between(13, 22)
    let first = Vehicle(special, x: lane, z: z, isOncoming: true, random: &random)
    pieces.append((lane, z, .vehicle(first)))
    z += first.length + random.between(5, 12)
    for _ in 0..<(1 + random.below(2)) where special != StreetClass.train {
      let classID = random.chance(0.2) ? StreetClass.truck : StreetClass.car
      pieces.append(
        (lane, z, .vehicle(Vehicle(classID, x: lane, z: z, isOncoming: true, random: &random))))
      z += random.between(11, 20)
    }
    let cycle = index % 3 == 0 ? StreetClass.motorcycle : StreetClass.bicycle
    let x = random.between(plan.right.kerb - 2.2, plan.right.kerb - 1)
    pieces.append((x, random.between(8, 13), .cycle(cycle, isRidden: true)))
    pieces.append(
      (
        random.between(centre, 1.5), random.between(16, 26),
        .cycle(StreetClass.bicycle, isRidden: true)
      ))
  }

  private mutating func addOddities(
    index: Int, to pieces: inout [(x: Float, z: Float, piece: Piece)]
  ) {
    let all = Oddity.allCases
    for place in 0..<2 {
      let oddity = all[(index * 2 + place) % all.count]
      let side = random.chance(0.5) ? plan.left : plan.right
      let x =
        oddity == .cow || oddity == .boat
        ? side.sign * random.between(1.8, side.kerb - 1.4)
        : side.sign * random.between(side.kerb + 0.6, side.walkEdge - 0.4)
      pieces.append((x, random.between(7, 15), .oddity(oddity)))
    }
  }
}
