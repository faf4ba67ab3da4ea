/// A pair of classes between which the weak model slips, region by region.
struct Confusion: Sendable {
  /// What makes a region look like the other class.
  enum Lure: Sendable { case shadow, darkness, brightness, nothing }

  let from: UInt8
  let to: UInt8
  /// Field plus context plus lure above which the score moves, about 0.6...0.9.
  let threshold: Float
  /// How much the other class nearby adds.
  let context: Float
  let lure: Lure
  /// Field cells per node: larger makes smaller regions.
  var frequency: Float = 0.09

  static let all: [Confusion] = {
    typealias Class = StreetClass
    return [
      Confusion(from: Class.sidewalk, to: Class.road, threshold: 0.62, context: 0.1, lure: .shadow),
      Confusion(
        from: Class.road, to: Class.sidewalk, threshold: 0.80, context: 0.16, lure: .shadow,
        frequency: 0.05),
      Confusion(
        from: Class.sidewalk, to: Class.terrain, threshold: 0.88, context: 0.14, lure: .darkness),
      Confusion(
        from: Class.terrain, to: Class.vegetation, threshold: 0.66, context: 0.12, lure: .darkness),
      Confusion(
        from: Class.terrain, to: Class.sidewalk, threshold: 0.74, context: 0.12, lure: .brightness),
      Confusion(
        from: Class.vegetation, to: Class.terrain, threshold: 0.84, context: 0.14, lure: .brightness
      ),
      Confusion(
        from: Class.vegetation, to: Class.building, threshold: 0.72, context: 0.06, lure: .darkness,
        frequency: 0.09),
      Confusion(
        from: Class.building, to: Class.wall, threshold: 0.83, context: 0.14, lure: .shadow,
        frequency: 0.05),
      Confusion(
        from: Class.building, to: Class.fence, threshold: 0.95, context: 0.16, lure: .darkness),
      Confusion(
        from: Class.building, to: Class.vegetation, threshold: 0.88, context: 0.1, lure: .darkness,
        frequency: 0.07),
      Confusion(
        from: Class.building, to: Class.sky, threshold: 0.90, context: 0.08, lure: .brightness),
      Confusion(
        from: Class.sky, to: Class.building, threshold: 0.87, context: 0.08, lure: .nothing),
      Confusion(
        from: Class.wall, to: Class.building, threshold: 0.68, context: 0.08, lure: .nothing),
      Confusion(
        from: Class.fence, to: Class.vegetation, threshold: 0.68, context: 0.1, lure: .darkness),
      Confusion(from: Class.bus, to: Class.truck, threshold: 0.72, context: 0.1, lure: .nothing),
      Confusion(
        from: Class.truck, to: Class.building, threshold: 0.72, context: 0.04, lure: .brightness),
      Confusion(
        from: Class.train, to: Class.building, threshold: 0.70, context: 0.04, lure: .nothing),
      Confusion(
        from: Class.car, to: Class.truck, threshold: 0.80, context: 0.1, lure: .brightness,
        frequency: 0.12),
      Confusion(
        from: Class.person, to: Class.rider, threshold: 0.80, context: 0.12, lure: .nothing,
        frequency: 0.15),
    ]
  }()
}
