import ArgumentParser
import Foundation
import Labels
import Refiner
import Render
import Testing

@testable import App

/// `fleck show` of two files, of arrays, and with its options.
@Suite struct ShowPairTests {
  let fixture: ShowFixture

  init() throws { fixture = try ShowFixture() }

  private func pair() throws -> (String, String) {
    (
      try fixture.grey(
        [0, 0, 1, 1, 0, 0, 1, 1, 0, 0, 255, 1, 0, 0, 255, 1], width: 4, name: "a.png"),
      try fixture.grey(
        Array(repeating: [0, 2, 1, 1], count: 4).flatMap(\.self), width: 4, name: "b.png")
    )
  }

  @Test func twoFilesStandSideBySide() throws {
    let (first, second) = try pair()
    #expect(
      try fixture.show(
        first, second, "--taxonomy", ShowFixture.cityscapes, "--size", "9x2") == """
          RRSS RBSS
          RR.S RBSS
          a.png               b.png
          4x4 labels of citys 4x4 labels of citys
          R road 50.0 %       S sidewalk 50.0 %
          S sidewalk 37.5 %   R road 25.0 %
          . void 12.5 %       B building 25.0 %

          """)
  }

  @Test func aDifferenceShowsOnlyWhatDiffers() throws {
    let (first, second) = try pair()
    let all = [first, second, "--taxonomy", ShowFixture.cityscapes, "--size", "60x2", "--diff"]
    let text = try fixture.show(arguments: all)
    #expect(text.contains("a.png → b.png  4x4  37.5 % of the pixels differ"), "\(text)")
    #expect(text.contains("B road → building 25.0 %  S void → sidewalk 12.5 %"))
    let known = try fixture.show(arguments: all + ["--ignore-void"])
    #expect(known.contains("28.6 % of the known pixels differ") && !known.contains("void →"))
    let same = try fixture.show(first, first, "--diff", "--size", "4x1")
    #expect(same.contains("no pixels differ"))
  }

  @Test func filesOfOneNameAreToldApartByTheirFolders() {
    #expect(
      ShowCommand.names("/x/argmax/1.png", "/x/truth/1.png") == ("argmax/1.png", "truth/1.png"))
    #expect(ShowCommand.names("a.png", "b.png") == ("a.png", "b.png"))
    #expect(ShowCommand.names("/a/1.png", "/a/1.png") == ("/a/1.png", "/a/1.png"))
  }

  @Test func idsThatShareAColourAreNotCompared() throws {
    var picture = LabelPicture(
      LabelMap(width: 1, height: 1, filledWith: ClassID(0)),
      taxonomy: try WorkstationFixture.makeTaxonomy())
    picture.isFolded = true
    let named = NamedPicture(name: "a.png", picture: .labels(picture))
    #expect(throws: ShowProblem.folded(name: "a.png")) {
      try MapComparison(named, named, ignoresVoid: false)
    }
  }

  @Test func softLabelsAreTheirWinners() throws {
    let path = fixture.folder.path + "/soft.npy"
    try NPYFile.write(
      NPYArray(
        shape: [3, 1, 4], values: [0.8, 0.2, 0.1, 0, 0.1, 0.7, 0.1, 0.5, 0.1, 0.1, 0.8, 0.5],
        elementType: .float32), to: path)
    let text = try fixture.show(path, "--size", "4x1")
    #expect(text.hasPrefix("0121\n"), "\(text)")
    #expect(text.contains("soft labels of 3 classes\nmean confidence 70 %"))
    #expect(throws: (any Error).self) {
      try fixture.show(path, "--taxonomy", ShowFixture.cityscapes, "--size", "60x1")
    }
  }

  @Test func floatsOfTwoAxesAreConfidence() throws {
    let path = fixture.folder.path + "/confidence.npy"
    try NPYFile.write(
      NPYArray(shape: [1, 2], values: [0, 1], elementType: .float32), to: path)
    let text = try fixture.show(path, "--size", "2x1")
    #expect(text.hasPrefix(" @\n") && text.contains("confidence, white is 1"), "\(text)")
  }

  @Test func oneClassIsIsolatedAndTheLegendLeftOut() throws {
    let path = try fixture.quarter()
    let all = [path, "--taxonomy", ShowFixture.cityscapes, "--size", "8x2"]
    let text = try fixture.show(arguments: all + ["--isolate", "sidewalk", "--no-legend"])
    #expect(text == "::SS\n::::\n", "\(text)")
    let failure = #expect(throws: Failure.self) {
      try fixture.show(arguments: all + ["--isolate", "moon"])
    }
    #expect(failure?.description.contains("no class is called 'moon'; there are road") == true)
  }

  @Test func theRuleDecidesWhatASampleShows() throws {
    // Eight pixels wide, a pole of two in one half.
    let row: [UInt8] = [0, 0, 0, 5, 5, 0, 0, 0]
    let path = try fixture.grey(Array(repeating: row, count: 16).flatMap(\.self), width: 8)
    let all = [path, "--taxonomy", ShowFixture.cityscapes, "--size", "1x1", "--no-legend"]
    #expect(try fixture.show(arguments: all) == "R\n")
    #expect(try fixture.show(arguments: all + ["--rule", "centre"]) == "P\n")
  }

  @Test(arguments: [
    ["a.png", "--diff"], ["a.png", "b.png", "--ignore-void"], ["a.png", "b.png", "c.png"],
    ["a.png", "--rule", "mean"],
  ]) func wrongUseIsRefused(_ arguments: [String]) {
    #expect(throws: (any Error).self) { try Fleck.parseAsRoot(["show"] + arguments) }
  }

  @Test func whatCannotBeComparedIsNamed() throws {
    let (first, _) = try pair()
    let small = try fixture.grey([0, 3], width: 2, name: "small.png")
    let photo = try fixture.photo()
    for (other, reason) in [
      (small, "a.png is 4x4, small.png is 2x1"), (photo, "photo.png: no label map"),
    ] {
      let failure = #expect(throws: Failure.self) {
        try fixture.show(first, other, "--diff", "--size", "4x1")
      }
      #expect(failure?.description.contains(reason) == true, "\(failure?.description ?? "")")
    }
    let mask = try fixture.grey(Array(repeating: 1, count: 16), width: 4, name: "mask.png")
    let failure = #expect(throws: Failure.self) {
      try fixture.show(first, mask, "--diff", "--size", "4x1")
    }
    #expect(failure?.description.contains("give the --taxonomy of both") == true)
  }
}
