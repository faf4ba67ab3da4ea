import Labels
import Testing

@testable import Refiner

/// Components as prompts and what becomes of the answers, preset by preset and pixel by pixel.
@Suite struct ThingAggregationTests {
  static func aggregate(
    _ mode: AggregationMode, _ preset: Preset, _ labels: LabelMap,
    everything: [PromptedMask] = [], answers: [PromptedMask]
  ) throws -> (drawing: [String], report: AggregationReport, network: ScriptedMasks) {
    let network = ScriptedMasks(everything: everything, answers: answers)
    let (map, report) = try Aggregation(mode, preset).aggregate(labels, using: network)
    return (map.drawing, report, network)
  }

  /// Two cars and a sign of 12 pixels each.
  let labels = LabelMap(drawn: [
    "3333..2222", "3333..2222", "3333..2222", "0000000000", "2222000000", "2222000000",
    "2222000000",
  ])

  static func block(_ x: Int, _ y: Int, _ width: Int, _ height: Int) -> PromptedMask {
    PromptedMask(
      (0..<7).map { row in
        String(
          (0..<10).map { column in
            (x..<(x + width)).contains(column) && (y..<(y + height)).contains(row) ? "#" : "."
          })
      })
  }

  @Test func promptsComeByClassAndThenInRasterOrder() throws {
    let blocks = [
      Self.block(5, 0, 5, 3), Self.block(0, 4, 5, 3), Self.block(0, 0, 6, 3),
    ]
    let (drawing, report, network) = try Self.aggregate(
      .things, .secoV1, labels, answers: blocks)
    // Class 2's components first, then the sign, which wins column 5.
    #expect(
      drawing == [
        "3333332222", "3333332222", "3333332222", "0000000000", "2222200000", "2222200000",
        "2222200000",
      ])
    #expect(report.prompts == 3 && report.promptedMasks == 3 && report.skippedComponents == 0)
    let right = try #require(network.prompts.first)
    // A rectangle of 3 by 2 between centres: D = 0.75, so one pixel on each side inside the image.
    #expect(right.box == Prompt.Box(Point(x: 5.5, y: 0.5), Point(x: 9.5, y: 3.5)))
    #expect(right.points.count == 1 && right.points.allSatisfy(\.isInside))
    #expect(right.mask == nil)
  }

  @Test func thingsLieAboveStuff() throws {
    let everything = [Self.block(0, 0, 10, 7)]
    for preset in Preset.allCases {
      let answers = preset == .secoV2 ? [Self.block(0, 0, 4, 3)] : Self.answers
      let (drawing, _, _) = try Self.aggregate(
        .full, preset, labels, everything: everything, answers: answers)
      #expect(drawing[0].hasPrefix("3333"), "\(preset)")
    }
  }

  static let answers = [block(6, 0, 4, 3), block(0, 4, 4, 3), block(0, 0, 4, 3)]

  @Test func theReleasedCodeForgetsThingsWithoutAnswerAndTheSecondDoesNot() throws {
    let none = Self.block(0, 0, 0, 0)
    let first = try Self.aggregate(.things, .secoV1, labels, answers: [none, none, none])
    #expect(first.drawing[0] == ".........." && first.drawing[3] == "0000000000")
    #expect(first.drawing[4] == "....000000")
    let second = try Self.aggregate(.things, .secoV2, labels, answers: [none])
    #expect(second.drawing == labels.drawing && second.report.changed == 0)
  }

  @Test func smallClassesAndComponentsAreNotPromptedFor() throws {
    // Ten pixels of class 2 in all; class 3 has eleven in components of nine and two.
    let labels = LabelMap(drawn: [
      "22222.....", "22222.....", "..........", "333....33.", "333.......", "333.......",
    ])
    let (_, report, network) = try Self.aggregate(.things, .secoV1, labels, answers: [])
    #expect(network.prompts.isEmpty && report.skippedComponents == 3)
    let prompting = ThingPrompting(
      classes: [ClassID(2), ClassID(3)], parameters: .secoV2)
    let prompts = prompting.prompts(for: labels)
    // Two pixels in a row have no area between their centres, hence no box.
    #expect(prompts.prompts.map(\.classID.rawValue) == [2, 3] && prompts.flatCount == 1)
    let eleven = LabelMap(drawn: ["22222", "22222", "2...."])
    #expect(
      ThingPrompting(classes: [ClassID(2)], parameters: .secoV1).prompts(for: eleven)
        .prompts.count == 1)
  }

  @Test func thePaperPromptsForEveryComponentByItsCentre() throws {
    let labels = LabelMap(drawn: ["2.33..", "..33..", "......"])
    let prompts = ThingPrompting(classes: [ClassID(2), ClassID(3)], parameters: .paper)
      .prompts(for: labels).prompts
    #expect(prompts.map(\.classID.rawValue) == [2, 3])
    #expect(prompts[0].prompt.points.map(\.point) == [Point(x: 0.5, y: 0.5)])
    #expect(prompts[1].prompt.points.map(\.point) == [Point(x: 3, y: 1)])
    let box = try #require(prompts[1].prompt.box)
    #expect(box.topLeft.y == 0 && abs(box.bottomRight.y - (1 + 1.5.squareRoot())) < 1e-12)
  }

  @Test func thePaperDropsAnswersInWhichAnotherClassPrevails() throws {
    // The first car's answer leaks over the road, the second one's is good.
    let answers = [
      Self.block(0, 0, 10, 7), Self.block(0, 4, 4, 3), Self.block(0, 0, 4, 3),
    ]
    let paper = try Self.aggregate(.things, .paper, labels, answers: answers)
    #expect(
      paper.drawing == [
        "3333......", "3333......", "3333......", "0000000000", "2222000000", "2222000000",
        "2222000000",
      ])
    #expect(paper.report.prompts == 3 && paper.report.promptedMasks == 2)
    let code = try Self.aggregate(.things, .secoV1, labels, answers: answers)
    #expect(code.drawing[3] == "2222222222" && code.report.promptedMasks == 3)
  }

  @Test func thePaperLetsThePurerOfTwoAnswersWin() throws {
    let answers = [
      Self.block(2, 0, 8, 3), Self.block(0, 4, 4, 3), Self.block(0, 0, 6, 3),
    ]
    // Shares: the right car's 12 of 18, the sign's 12 of 12.
    let paper = try Self.aggregate(.things, .paper, labels, answers: answers)
    #expect(paper.drawing[0] == "3333332222")
    let swapped = [
      Self.block(4, 0, 6, 3), Self.block(0, 4, 4, 3), Self.block(0, 0, 8, 3),
    ]
    let other = try Self.aggregate(.things, .paper, labels, answers: swapped)
    #expect(other.drawing[0] == "3333222222")
    let code = try Self.aggregate(.things, .secoV1, labels, answers: swapped)
    #expect(code.drawing[0] == "3333333322")
  }
}
