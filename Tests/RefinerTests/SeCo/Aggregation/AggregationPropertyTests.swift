import Labels
import Testing

@testable import Refiner

/// What holds of every aggregation, whatever the network answers.
@Suite struct AggregationPropertyTests {
  static let cases = Preset.allCases.flatMap { preset in
    AggregationMode.allCases.filter(\.needsNetwork).map { (preset, $0) }
  }

  private static func mask(_ size: Size<ImageSpace>, _ random: inout SplitMix64) -> PromptedMask {
    let x = Int.random(in: 0..<size.width, using: &random)
    let y = Int.random(in: 0..<size.height, using: &random)
    let width = Int.random(in: 0...(size.width - x), using: &random)
    let height = Int.random(in: 0...(size.height - y), using: &random)
    let bits = (0..<width * height).map { _ in Int.random(in: 0...9, using: &random) > 0 }
    let mask = Mask(
      imageSize: size, bounds: Rectangle(x: x, y: y, width: width, height: height), bits: bits)
    return PromptedMask(
      mask: RunLengthEncoding(mask), predictedIoU: Float.random(in: 0...1, using: &random))
  }

  private static func labels(_ random: inout SplitMix64) -> LabelMap {
    var map = LabelMap(width: 40, height: 24)
    for _ in 0..<Int.random(in: 1...12, using: &random) {
      let classID = [0, 1, 2, 3, 4, 255][Int.random(in: 0..<6, using: &random)] as UInt8
      mask(map.size, &random).mask.paint(ClassID(classID), into: &map)
    }
    return map
  }

  @Test(arguments: cases)
  func classesComeFromTheLabelsAndPixelsOutsideOfMasksAreAsThePresetSays(
    preset: Preset, mode: AggregationMode
  ) throws {
    var random = SplitMix64(seed: 77)
    let partition = ClassPartition(preset: preset, taxonomy: aggregationTaxonomy)
    for _ in 0..<60 {
      let labels = Self.labels(&random)
      let prompting = ThingPrompting(
        classes: partition.prompted, parameters: .preset(preset))
      let count = prompting.prompts(for: labels).prompts.count
      let everything = (0..<6).map { _ in Self.mask(labels.size, &random) }
      let answers = (0..<count).map { _ in Self.mask(labels.size, &random) }
      let network = ScriptedMasks(everything: everything, answers: answers)
      let (map, report) = try Aggregation(mode, preset).aggregate(labels, using: network)

      #expect(Set(map.ids).subtracting(labels.ids).subtracting([255]).isEmpty)
      #expect(report.changed == zip(map.ids, labels.ids).count { $0 != $1 })
      #expect(report.labelledAfter == map.ids.count { $0 != 255 })
      var used = mode == .things ? [] : everything
      if mode == .things || mode == .full { used += answers }
      for y in 0..<map.height {
        for x in 0..<map.width where !used.contains(where: { $0.mask.mask.contains(x: x, y: y) }) {
          let isKept =
            preset == .secoV2
            || mode == .stuff && partition.prompted.contains(labels[x, y])
            || mode == .things && !partition.prompted.contains(labels[x, y])
          #expect(map[x, y] == (isKept ? labels[x, y] : .void))
        }
      }
    }
  }

  /// The generator's own order: masks by descending predicted IoU, later ones on top.
  @Test func masksOfTheGeneratorArePaintedFromTheBestToTheWorst() throws {
    struct Generated: MaskProvider {
      func everything(_ parameters: AutomaticMaskParameters) throws -> [AutomaticMask] {
        try AutomaticMaskGenerator(parameters, workers: 2).masks(
          of: RGBImage(width: 96, height: 72), using: StubNetwork())
      }
      func masks(forEach prompts: [Prompt]) throws -> [PromptedMask] { [] }
    }
    let ids = (0..<96 * 72).map { UInt8($0 % 96 / 40 % 2) }
    let labels = LabelMap(width: 96, height: 72, ids: ids)
    let (map, report) = try Aggregation(.stuff, .secoV1).aggregate(labels, using: Generated())
    let masks = try Generated().everything(AutomaticMaskParameters())
    try #require(masks.count > 3 && report.everythingMasks == masks.count)
    var expected = LabelMap(width: 96, height: 72)
    for mask in masks.sorted(by: { $0.predictedIoU > $1.predictedIoU }) {
      let bits = mask.segmentation.mask
      var counts = [0, 0]
      for y in 0..<72 {
        for x in 0..<96 where bits.contains(x: x, y: y) { counts[Int(labels[x, y].rawValue)] += 1 }
      }
      mask.segmentation.paint(ClassID(counts[1] > counts[0] ? 1 : 0), into: &expected)
    }
    #expect(map == expected)
  }
}
