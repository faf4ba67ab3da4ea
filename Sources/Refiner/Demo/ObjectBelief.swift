/// What the weak model takes one object for.
struct ObjectBelief: Sendable {
  /// The class that gets ``share`` of the object's score; nil keeps each pixel's true class.
  let taken: UInt8?
  /// The share of the score that the taken class gets, the true one getting the rest; 0...1.
  let share: Float
  /// Weight of the object's pixels against their surroundings: 0 loses it, above 1 makes it fat.
  let weight: Float

  init(_ object: SceneObject, random: inout DemoRandom) {
    if let oddity = object.oddity {
      self.init(taken: random.pick(oddity.lookalikes), share: 1, weight: random.between(0.8, 1.3))
      return
    }
    let odds = Self.odds(of: object)
    let isMistaken = random.chance(odds.mistake) && !odds.others.isEmpty
    let other = odds.others.isEmpty ? nil : random.pick(odds.others)
    // A third of the mistakes are as sure as right answers are; the others betray some doubt. Some
    // right answers doubt too.
    let mistaken = random.chance(0.33) ? random.between(0.9, 1) : random.between(0.53, 0.76)
    let mayDoubt =
      object.classID != StreetClass.building && object.classID != StreetClass.vegetation
    let right =
      mayDoubt && random.chance(0.2) ? random.between(0.15, 0.4) : random.between(0, 0.1)
    let isLost = random.chance(odds.loss)
    self.init(
      taken: other, share: isMistaken ? mistaken : right,
      weight: isLost ? 0 : Self.weight(of: object.classID, random: &random))
  }

  private init(taken: UInt8?, share: Float, weight: Float) {
    self.taken = taken
    self.share = share
    self.weight = weight
  }

  private static func weight(of classID: UInt8, random: inout DemoRandom) -> Float {
    switch classID {
    case StreetClass.pole: random.between(1.6, 4.2)
    case StreetClass.light, StreetClass.sign: random.between(2, 4.5)
    case StreetClass.person, StreetClass.rider: random.between(1.2, 3)
    case StreetClass.bicycle, StreetClass.motorcycle: random.between(1.5, 4)
    default: random.between(0.9, 1.15)
    }
  }

  /// How likely an object is taken for another class or overlooked.
  ///
  /// The model goes by brightness: light cars pass for trucks, dark walls for fences.
  private static func odds(
    of object: SceneObject
  ) -> (mistake: Float, others: [UInt8], loss: Float) {
    typealias Class = StreetClass
    let isBright = object.brightness > 0.6
    return switch object.classID {
    case Class.car:
      (
        isBright ? 0.36 : 0.13, [Class.truck, Class.truck, Class.bus],
        object.distance > 40 ? 0.3 : 0
      )
    case Class.truck: (isBright ? 0.5 : 0.3, [Class.car, Class.bus, Class.train], 0)
    case Class.bus: (0.45, [Class.truck, Class.train, Class.car], 0)
    case Class.train: (0.6, [Class.bus, Class.bus, Class.truck], 0)
    case Class.motorcycle: (0.4, [Class.bicycle], 0.1)
    case Class.bicycle: (0.25, [Class.motorcycle, Class.person], 0.2)
    case Class.person: (isBright ? 0.3 : 0.16, [Class.rider], object.distance > 25 ? 0.2 : 0.05)
    case Class.rider: (0.42, [Class.person], 0.1)
    case Class.pole: (0, [], 0.2)
    case Class.light: (0.15, [Class.sign, Class.vegetation], 0.25)
    case Class.sign: (0.2, [Class.light, Class.building], 0.25)
    case Class.wall: (isBright ? 0.45 : 0.65, [Class.fence, Class.building], 0)
    case Class.fence: (0.5, [Class.wall, Class.building, Class.vegetation], 0)
    case Class.vegetation: (object.distance > 0 ? 0.05 : 0, [Class.terrain, Class.building], 0)
    case Class.building: (object.distance > 8 ? 0.12 : 0, [Class.wall], 0)
    default: (0, [], 0)
    }
  }
}
