import Labels
import Testing

@testable import Refiner

@Suite struct WeakPredictionTests {
  typealias Class = StreetClass

  @Test func predictsTheSameOnEveryMachine() {
    #expect(fowlerNollVo(DemoScenes.predictions[0].labels.ids) == 1_984_614_902_002_473_313)
    #expect(fowlerNollVo(DemoScenes.predictions[0].confidence) == 260_235_296_680_374_001)
  }

  @Test func labelsEveryPixelWithAKnownClass() {
    for prediction in DemoScenes.predictions {
      #expect(prediction.labels.ids.allSatisfy { $0 < Class.count })
      #expect(prediction.confidence.count == prediction.labels.ids.count)
    }
  }

  @Test func isRightOnFourToNearlyNineOfTenPixels() {
    var right = 0
    var known = 0
    for id in 0..<Class.count {
      right += DemoScenes.counts[id][id]
      for predicted in 0..<Class.count { known += DemoScenes.counts[predicted][id] }
    }
    let accuracy = Double(right) / Double(known)
    #expect((0.80...0.88).contains(accuracy), "\(accuracy)")
  }

  @Test func twoToFourAndAHalfOfTenComponentsAreWrong() {
    let wrong = DemoScenes.components.filter(\.isWrong).count
    let share = Double(wrong) / Double(DemoScenes.components.count)
    #expect(DemoScenes.components.count > 500)
    #expect((0.20...0.45).contains(share), "\(share)")
  }

  @Test func confidenceIsInformativeButNoOracle() throws {
    let components = DemoScenes.components
    let isWrong = components.map(\.isWrong)
    let ranking = try #require(
      Ranking(
        scores: components.map { 1 - $0.meanConfidence }, isWrong: isWrong,
        areas: components.map(\.area)))
    let random = Double(isWrong.filter { $0 }.count) / Double(isWrong.count)
    #expect(ranking.averagePrecision > random + 0.1 && ranking.averagePrecision < 0.8)
    #expect(ranking.areaUnderROC > 0.62 && ranking.areaUnderROC < 0.85)
    #expect(components.filter { $0.isWrong && $0.meanConfidence > 0.8 }.count > 20)
    #expect(components.filter { !$0.isWrong && $0.meanConfidence < 0.6 }.count > 20)
  }

  /// Pairs are (true class, predicted class).
  @Test(arguments: [
    (Class.sidewalk, Class.road), (Class.road, Class.sidewalk), (Class.building, Class.wall),
    (Class.wall, Class.fence), (Class.fence, Class.building), (Class.person, Class.rider),
    (Class.rider, Class.person), (Class.vegetation, Class.terrain), (Class.car, Class.truck),
    (Class.truck, Class.bus), (Class.bus, Class.train), (Class.train, Class.bus),
    (Class.motorcycle, Class.bicycle), (Class.vegetation, Class.building),
  ])
  func confusesClassesThatOccurInEachOthersPlaces(known: UInt8, predicted: UInt8) {
    #expect(DemoScenes.taken(known, for: predicted) > 300)
  }

  @Test func takesWholeObjectsForOthers() {
    let cars = DemoScenes.components.filter { $0.truth == Class.car && $0.area > 150 }
    #expect(cars.contains { $0.classID == Class.truck } && cars.contains { !$0.isWrong })
    let buses = DemoScenes.components.filter { $0.truth == Class.bus && $0.area > 400 }
    #expect(buses.contains { $0.isWrong })
  }

  @Test func takesObjectsOfNoClassForSomething() {
    let onOddities = (0..<Class.count).map { DemoScenes.counts[$0][255] }
    #expect(onOddities.reduce(0, +) > 20_000)
    for classID in [Class.person, Class.car] { #expect(onOddities[Int(classID)] > 500) }
  }

  @Test func losesThinThingsAndFattensOthers() {
    let poles = (0..<Class.count).map { DemoScenes.taken(Class.pole, for: UInt8($0)) }
    let found = Double(poles[Int(Class.pole)]) / Double(poles.reduce(0, +))
    #expect(found > 0.15 && found < 0.75, "\(found)")
    let predicted = (0..<Class.count).reduce(0) { $0 + DemoScenes.counts[Int(Class.pole)][$1] }
    #expect(predicted > poles[Int(Class.pole)] * 3 / 2)
  }

  @Test func scattersSpeckle() {
    let speckle = DemoScenes.components.filter { $0.isWrong && $0.area < 400 }
    #expect(speckle.count > 60)
    #expect(Set(speckle.map(\.classID)).count > 8)
  }

  @Test func errsMoreOftenInShadow() {
    var wrong = [0, 0]
    var all = [0, 0]
    for (scene, prediction) in zip(DemoScenes.scenes, DemoScenes.predictions) {
      for index in scene.truth.ids.indices where scene.truth.ids[index] != Class.void {
        let side = scene.shaded[index] ? 1 : 0
        all[side] += 1
        if scene.truth.ids[index] != prediction.labels.ids[index] { wrong[side] += 1 }
      }
    }
    let lit = Double(wrong[0]) / Double(all[0])
    let dark = Double(wrong[1]) / Double(all[1])
    #expect(dark > lit * 1.2, "\(dark) in shadow, \(lit) in light")
  }
}
