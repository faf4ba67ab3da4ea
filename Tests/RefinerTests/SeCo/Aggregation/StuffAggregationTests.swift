import Labels
import Testing

@testable import Refiner

/// Everything-masks and their classes, preset by preset and pixel by pixel.
@Suite struct StuffAggregationTests {
  static func aggregate(
    _ mode: AggregationMode, _ preset: Preset, _ labels: LabelMap, _ masks: [PromptedMask]
  ) throws -> (drawing: [String], report: AggregationReport) {
    let network = ScriptedMasks(everything: masks)
    let (map, report) = try Aggregation(mode, preset).aggregate(labels, using: network)
    return (map.drawing, report)
  }

  let labels = LabelMap(drawn: "000111", "000111", "0..11.")

  @Test func theReleasedCodePaintsMasksInTheirOrderAndLeavesTheRestVoid() throws {
    let masks = [
      PromptedMask(["####..", "####..", "......"], quality: 0.99),
      PromptedMask(["..####", "......", "......"], quality: 0.9),
    ]
    let (drawing, report) = try Self.aggregate(.full, .secoV1, labels, masks)
    #expect(drawing == ["001111", "0000..", "......"])
    #expect(report.everythingMasks == 2 && report.alignedMasks == 2)
    #expect(report.labelledBefore == 15 && report.labelledAfter == 10 && report.pixels == 18)
    #expect(report.changed == 7)
  }

  @Test func thePaperLetsTheMaskWithTheLargerShareWinWhateverTheOrder() throws {
    // Shares: 6 of 8 are road, 3 of 4 are sky, 2 of 2 are sky.
    let road = PromptedMask(["####..", "####..", "......"], quality: 0.99)
    let sky = PromptedMask(["..####", "......", "......"], quality: 0.9)
    let pure = PromptedMask(["...##.", "......", "......"], quality: 0.1)
    for masks in [[road, sky, pure], [pure, sky, road], [sky, road, pure]] {
      let (drawing, _) = try Self.aggregate(.full, .paper, labels, masks)
      // Equal shares: the better predicted IoU, the road's, wins column 2; the pure mask wins column 3.
      #expect(drawing == ["000111", "0000..", "......"])
    }
  }

  @Test func ofEqualSharesAndQualitiesTheEarlierMaskWins() throws {
    let road = PromptedMask(["####..", "####..", "......"])
    let sky = PromptedMask(["..####", "......", "......"])
    #expect(
      try Self.aggregate(.full, .paper, labels, [sky, road]).drawing[0] == "001111")
    #expect(
      try Self.aggregate(.full, .paper, labels, [road, sky]).drawing[0] == "000011")
  }

  @Test func shareMustExceedTheThresholdAndCountsThingPixels() throws {
    let labels = LabelMap(drawn: "022220000022222222", "222222222222222222")
    let fifth = PromptedMask(["#####.............", ".................."])
    let more = PromptedMask(["#####...#.........", ".................."])
    #expect(try Self.aggregate(.stuff, .secoV1, labels, [fifth]).report.alignedMasks == 0)
    #expect(try Self.aggregate(.stuff, .secoV1, labels, [more]).report.alignedMasks == 1)
    // The second code's tenth, where cars are aligned too: they prevail.
    let (drawing, report) = try Self.aggregate(.stuff, .secoV2, labels, [fifth])
    #expect(drawing[0].hasPrefix("222220") && report.alignedMasks == 1)
  }

  @Test func theSecondCodesThresholdIsATenth() throws {
    let tenth = LabelMap(drawn: "0123444444", "..........")
    let mask = PromptedMask(["##########", ".........."])
    let spread = LabelMap(drawn: "0000000000", "1111111111")
    #expect(try Self.aggregate(.full, .secoV2, spread, [mask]).report.alignedMasks == 1)
    let parameters = AggregationParameters.secoV2
    let alignment = StuffAlignment(classes: [ClassID(0)], parameters: parameters)
    let source = ScriptedMasks(everything: [mask])
    let found = try source.everything(parameters.everything)
    #expect(alignment.aligned(found, with: ColumnMajorLabels(tenth)).isEmpty)
    let ninth = LabelMap(drawn: "012344444.", "..........")
    #expect(alignment.aligned(found, with: ColumnMajorLabels(ninth)).count == 1)
  }

  @Test func thePaperLeavesMasksOutInWhichAThingPrevails() throws {
    let labels = LabelMap(drawn: "0222", "0000")
    let car = PromptedMask(["####", "...."])
    #expect(try Self.aggregate(.stuff, .paper, labels, [car]).drawing == [".222", "...."])
    // The released code asks for the largest share among stuff only: a quarter is enough.
    let (drawing, report) = try Self.aggregate(.stuff, .secoV1, labels, [car])
    #expect(drawing == ["0222", "...."] && report.alignedMasks == 1)
  }

  @Test func equalSharesGoToTheLowestClass() throws {
    let labels = LabelMap(drawn: "1100", "0011")
    let mask = PromptedMask(["####", "####"])
    for preset in Preset.allCases {
      #expect(try Self.aggregate(.full, preset, labels, [mask]).drawing == ["0000", "0000"])
    }
    // The second code lists thin classes last.
    let thin = LabelMap(drawn: "3322", "2233")
    #expect(try Self.aggregate(.stuff, .secoV2, thin, [mask]).drawing == ["3322", "2233"])
    let alignment = StuffAlignment(
      classes: ClassPartition(preset: .secoV2, taxonomy: aggregationTaxonomy).aligned,
      parameters: .secoV2)
    let found = try ScriptedMasks(everything: [mask]).everything(AutomaticMaskParameters())
    #expect(alignment.aligned(found, with: ColumnMajorLabels(thin)).first?.classID == ClassID(2))
  }

  @Test(arguments: Preset.allCases)
  func masksWithoutALabelledPixelAreNotPainted(preset: Preset) throws {
    let labels = LabelMap(drawn: "0.1.", "0.1.")
    let mask = PromptedMask([".#.#", ".#.#"])
    let (drawing, report) = try Self.aggregate(.full, preset, labels, [mask])
    #expect(drawing == (preset == .secoV2 ? ["0.1.", "0.1."] : ["....", "...."]))
    #expect(report.alignedMasks == 0 && report.everythingMasks == 1)
  }

  @Test func theSecondCodeStartsFromTheLabels() throws {
    let mask = PromptedMask(["..##..", "......", "..##.."])
    let (drawing, _) = try Self.aggregate(.full, .secoV2, labels, [mask])
    #expect(drawing == ["001111", "000111", "0.111."])
  }

  @Test func alignmentOfStuffAloneKeepsThingsAsTheyCame() throws {
    let labels = LabelMap(drawn: "0022..", "0033..")
    let mask = PromptedMask(["######", "######"])
    // Road holds most of the labelled pixels.
    #expect(try Self.aggregate(.stuff, .paper, labels, [mask]).drawing == ["002200", "003300"])
    #expect(try Self.aggregate(.stuff, .secoV1, labels, [mask]).drawing == ["002200", "003300"])
    // Cars are no prompts of the second code, signs are.
    #expect(try Self.aggregate(.stuff, .secoV2, labels, [mask]).drawing == ["000000", "003300"])
  }

  @Test func vanillaVotingTakesAnyClassWithoutThreshold() throws {
    let labels = LabelMap(drawn: "2220..", "1111..")
    let masks = [
      PromptedMask(["####..", "......"]), PromptedMask(["....##", "####.."]),
    ]
    #expect(try Self.aggregate(.vanilla, .paper, labels, masks).drawing == ["222211", "1111.."])
    #expect(try Self.aggregate(.vanilla, .secoV1, labels, masks).drawing == ["222211", "1111.."])
    let spread = LabelMap(drawn: "012340", "......")
    let wide = [PromptedMask(["######", "######"])]
    #expect(try Self.aggregate(.vanilla, .secoV1, spread, wide).drawing == ["000000", "000000"])
  }

  @Test func eachPresetSearchesAsItsCodeDoes() throws {
    let network = ScriptedMasks()
    _ = try Aggregation(.stuff, .secoV2).aggregate(labels, using: network)
    #expect(network.parameters?.boxOverlapThreshold == 0.5)
    #expect(network.parameters?.minimumRegionArea == 500)
    _ = try Aggregation(.stuff, .secoV1).aggregate(labels, using: network)
    #expect(network.parameters == AutomaticMaskParameters())
    _ = try Aggregation(.vanilla, .paper).aggregate(labels, using: network)
    #expect(network.parameters == AutomaticMaskParameters())
  }
}
