import Foundation
import Labels
import Testing

@testable import Refiner

/// Selection as part of refining: what run.toml records, and what the maps under review keep.
@Suite struct RefinementSelectionTests {
  private let fixture: FormatFixture
  private static let side = 16

  /// Four images of road above car, whose confidences rise from the left to the right.
  init() throws {
    fixture = try FormatFixture()
    let side = Self.side
    for image in 0..<4 {
      let photo = (0..<(side * side * 3)).map { ($0 * (7 + image)) % 256 }
      let png = TestPNG(width: side, height: side, colourType: 2, samples: photo).bytes()
      try fixture.sandbox.write(png, to: "images/\(image).png")
      let ids = (0..<(side * side)).map { $0 < side * side / 2 ? 0 : 13 }
      let labels = TestPNG(width: side, height: side, samples: ids).bytes()
      try fixture.sandbox.write(labels, to: "labels/\(image).png")
      let levels = (0..<(side * side)).map { index in
        index % side * 10 + (index < side * side / 2 ? 100 : 0)
      }
      let confidence = TestPNG(width: side, height: side, samples: levels).bytes()
      try fixture.sandbox.write(confidence, to: "confidence/\(image).png")
    }
  }

  private func refine(
    _ policy: SelectionPolicy, to name: String, workers: Int = 2, confidence: String? = "confidence"
  ) throws -> Run {
    var settings = RefinementSettings()
    settings.selection = policy
    let refinement = Refinement(
      samples: try fixture.samples(confidence: confidence), paths: DatasetPaths(),
      taxonomy: fixture.taxonomy, settings: settings, tool: "test", folder: fixture.sandbox(name),
      workers: workers)
    _ = try refinement.run { _ in }
    return try Run.open(fixture.sandbox(name), readOnly: true)
  }

  private func maps(_ run: Run) throws -> [LabelMap] {
    try run.store.images().map { try run.baseMap(of: $0) }
  }

  @Test func halfOfEachClassIsUnderReview() throws {
    let run = try refine(.classBalanced, to: "a")
    let levels = try #require(run.configuration.selection?.levels)
    // The upper 8 of 16 columns: levels 180 and 80.
    #expect(levels[0] == 180 * 257 && levels[13] == 80 * 257 && levels[5] == 65535)
    for map in try maps(run) {
      for y in 0..<Self.side {
        for x in 0..<Self.side {
          #expect(map[x, y].rawValue == (x < 8 ? 255 : y < 8 ? 0 : 13))
        }
      }
    }
    #expect(run.configuration.text.contains("select = \"class-balanced\""))
    #expect(run.configuration.text.contains("\"road\" = 0.70588"))
  }

  @Test func oneListForAllClassesPrefersTheSureOne() throws {
    let run = try refine(.global, to: "a")
    for map in try maps(run) {
      #expect(map.ids.count { $0 == 0 } > map.ids.count { $0 == 13 })
    }
    let none = try refine(.none, to: "b")
    #expect(none.configuration.selection == nil)
    #expect(try maps(none).allSatisfy { !$0.ids.contains(255) })
  }

  @Test func theRunDoesNotDependOnWorkersOrOnBeingResumed() throws {
    let runs = try [("a", 1), ("b", 3)].map { try refine(.classBalanced, to: $0.0, workers: $0.1) }
    #expect(runs[0].configuration == runs[1].configuration)
    #expect(try maps(runs[0]) == maps(runs[1]))
    let again = try refine(.classBalanced, to: "a")
    #expect(again.configuration == runs[0].configuration)
    #expect(throws: RefinementError.otherRun(folder: fixture.sandbox("a"))) {
      try refine(.global, to: "a")
    }
  }

  @Test func selectingNeedsConfidence() throws {
    for policy in [SelectionPolicy.classBalanced, .global, .threshold] {
      #expect(throws: RefinementError.self) {
        try refine(policy, to: policy.rawValue, confidence: nil)
      }
    }
  }
}
