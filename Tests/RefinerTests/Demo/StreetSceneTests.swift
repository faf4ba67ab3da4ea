import Labels
import Testing

@testable import Refiner

@Suite struct StreetSceneTests {
  @Test func drawsTheSamePixelsOnEveryMachine() {
    #expect(fowlerNollVo(DemoScenes.scenes[0].image.bytes) == 13_496_691_750_007_222_490)
    #expect(fowlerNollVo(DemoScenes.scenes[0].truth.ids) == 3_034_590_149_378_075_595)
    #expect(fowlerNollVo(DemoScenes.scenes[7].image.bytes) == 2_694_057_958_515_980_755)
  }

  @Test func isAFunctionOfSeedAndIndex() {
    let again = StreetScene(seed: DemoDataset.standardSeed, index: 4)
    #expect(again == DemoScenes.scenes[4])
    let other = StreetScene(seed: DemoDataset.standardSeed + 1, index: 4)
    #expect(other.image != again.image && other.truth != again.truth)
    #expect(Set(DemoScenes.scenes.map(\.truth)).count == 12)
  }

  @Test func truthHoldsTheClassesOfCityscapesAndVoid() {
    for scene in DemoScenes.scenes {
      #expect(scene.image.size == StreetScene.size && scene.truth.size == StreetScene.size)
      for (id, count) in scene.truth.histogram().enumerated() where count > 0 {
        #expect(id < StreetClass.count || id == 255)
      }
    }
  }

  @Test func everyClassAndEveryOddityOccursInTwelveScenes() {
    var pixels = [Int](repeating: 0, count: 256)
    for scene in DemoScenes.scenes {
      for (id, count) in scene.truth.histogram().enumerated() { pixels[id] += count }
    }
    for id in 0..<StreetClass.count { #expect(pixels[id] > 1000, "class \(id)") }
    let oddities = Set(DemoScenes.scenes.flatMap { $0.objects.compactMap(\.oddity) })
    #expect(oddities == Set(Oddity.allCases))
  }

  @Test func voidIsWhereAnObjectOfNoClassStands() {
    for scene in DemoScenes.scenes {
      var count = 0
      for (id, object) in zip(scene.truth.ids, scene.objectIDs) where id == StreetClass.void {
        count += 1
        #expect(scene.objects[Int(object)].oddity != nil)
      }
      #expect(count > 500)
    }
  }

  @Test func distantPolesAreTwoToFourPixelsWide() {
    var widths = [Int](repeating: 0, count: 1025)
    for scene in DemoScenes.scenes {
      var run = 0
      for (index, id) in scene.truth.ids.enumerated() {
        if id == StreetClass.pole, index % Canvas.width != 0 {
          run += 1
        } else {
          widths[run] += 1
          run = id == StreetClass.pole ? 1 : 0
        }
      }
    }
    let all = widths[1...].reduce(0, +)
    #expect(widths[2...4].reduce(0, +) * 2 > all)
  }

  @Test func picturesHaveContrastAndShadow() {
    for scene in DemoScenes.scenes {
      let values = scene.image.bytes
      let mean = values.reduce(0) { $0 + Int($1) } / values.count
      #expect((60...190).contains(mean))
      #expect(values.contains { $0 < 25 } && values.contains { $0 > 215 })
      #expect(scene.shaded.contains(true))
    }
  }
}
