import Labels
import Testing

@testable import Refiner

/// Components for simulations, made up so that curves can be counted by hand.
enum SmallRun {
  /// Three classes: a, b, c with the ids 0, 1, 2.
  static func taxonomy() throws -> Taxonomy {
    let names: [(String, Character)] = [("a", "A"), ("b", "B"), ("c", "C")]
    return try Taxonomy(
      name: "three",
      classes: names.enumerated().map { place, name in
        TaxonomyClass(
          id: ClassID(UInt8(place)), name: name.0, letter: name.1, colour: RGB(0, 0, 0),
          kind: .thing)
      })
  }

  /// Components as (own class, true class, pixels, confidence); pure, and nothing beside them.
  ///
  /// Their posterior likes the true class best, then class 2, and their suspicion is 0.5.
  static func make(
    _ parts: [(own: UInt8, true: UInt8, area: Int, confidence: Float?)],
    suspicion: (Int) -> Float = { _ in 0.5 }
  ) throws -> SimulatedRun {
    let taxonomy = try taxonomy()
    var rows: [SuspicionRow] = []
    var base = ConfusionMatrix(taxonomy: taxonomy)
    for (place, part) in parts.enumerated() {
      let size = Size<ImageSpace>(width: part.area, height: 1)
      base.add(
        prediction: LabelMap(
          width: part.area, height: 1, ids: Array(repeating: part.own, count: part.area)),
        truth: LabelMap(
          width: part.area, height: 1, ids: Array(repeating: part.true, count: part.area)))
      rows.append(
        SuspicionRow(
          id: ComponentID(place + 1), classID: ClassID(part.own), area: part.area,
          perimeter: 2 * part.area + 2, bounds: size, loss: suspicion(place),
          eta: suspicion(place), suspicion: suspicion(place), confidence: part.confidence,
          softMinimum: nil, posterior: [0, 0, 0], features: [suspicion(place)]))
    }
    let components = parts.map { part in
      SimulatedComponent(
        classID: ClassID(part.own), trueClass: ClassID(part.true),
        otherClass: ClassID(part.own == 2 ? 1 : 2), area: part.area, confidence: part.confidence,
        truth: [SimulatedComponent.Share(classID: ClassID(part.true), pixels: part.area)])
    }
    return SimulatedRun(components: components, table: SuspicionTable(rows), base: base)
  }

  /// Five components, three of them wrong with 60 pixels.
  static func five() throws -> SimulatedRun {
    try make([
      (own: 0, true: 1, area: 10, confidence: 0.5), (own: 0, true: 0, area: 40, confidence: 0.9),
      (own: 1, true: 0, area: 30, confidence: 0.6), (own: 1, true: 1, area: 25, confidence: 0.2),
      (own: 2, true: 1, area: 20, confidence: 0.8),
    ])
  }

  /// Many components of which a suspicion knows something.
  static func many(_ count: Int, seed: UInt64) throws -> SimulatedRun {
    var random = SplitMix64(seed: seed)
    let chances = (0..<count).map { _ in Float.random(in: 0...1, using: &random) }
    let parts = chances.map { chance in
      let isWrong = Float.random(in: 0..<1, using: &random) < chance
      let own = UInt8.random(in: 0..<2, using: &random)
      return (
        own: own, true: isWrong ? 1 - own : own, area: Int.random(in: 20...400, using: &random),
        confidence: Float?.some(Float.random(in: 0...1, using: &random))
      )
    }
    return try make(parts) { chances[$0] }
  }
}
