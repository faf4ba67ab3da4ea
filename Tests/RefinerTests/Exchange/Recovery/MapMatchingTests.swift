import Foundation
import Labels
import Testing

@testable import Refiner

/// Which file is whose map.
@Suite struct MapMatchingTests {
  private let fixture: SeCoFixture
  private let run: Run

  init() throws {
    fixture = SeCoFixture(taxonomy: try FormatFixture.shipped("cityscapes-19"))
    run = try fixture.makeRun(
      ["aachen/aachen_1", "aachen/aachen_2", "ulm/ulm_1"].map {
        SeCoFixture.Image(
          stem: $0, file: $0 + ".png", map: LabelMap(width: 4, height: 2, filledWith: ClassID(2)))
      })
  }

  private func put(_ ids: [UInt8], _ path: String) throws {
    let path = fixture.folder + "/maps/" + path
    try FileSystem.makeFolder(Path.folder(of: path))
    let map = LabelMap(width: 4, height: 2, ids: ids)
    try AtomicFile.write(try PNGFile.encode(grey: map, path: path), to: path)
  }

  private func recover(_ space: LabelIDSpace = .auto, in folder: String = "") throws
    -> RecoveredDecisions
  {
    var recovery = DecisionRecovery(of: run)
    recovery.labelIDs = space
    return try recovery.decisions(from: fixture.folder + "/maps" + folder)
  }

  @Test(arguments: [
    "aachen/aachen_1.png", "aachen/aachen_1_gtFine_labelTrainIds.png", "aachen_1.png",
    "labels/aachen/aachen_1.png", "labels/aachen_1_pred.png",
    "some/where/aachen/aachen_1.png", "deep/below/aachen_1.png",
  ])
  func namesOfEveryStyleFit(path: String) throws {
    try put([2, 2, 2, 2, 2, 2, 2, 5], path)
    let found = try recover()
    #expect(found.summary.maps == 1 && found.summary.changedPixels == 1)
    #expect(found.summary.imagesWithoutMap == ["aachen/aachen_2", "ulm/ulm_1"])
    #expect(found.summary.mapsWithoutImage.isEmpty)
  }

  @Test func strangersAreCountedAndNamed() throws {
    try put([2, 2, 2, 2, 2, 2, 2, 2], "ulm/ulm_1_gtFine_labelTrainIds.png")
    try put([0, 0, 0, 0, 0, 0, 0, 0], "ulm/ulm_1_gtFine_color.png")
    try put([0, 0, 0, 0, 0, 0, 0, 0], "ulm/ulm_9_gtFine_labelTrainIds.png")
    let found = try recover()
    #expect(found.summary.maps == 1 && found.summary.changedMaps == 0 && found.requests.isEmpty)
    #expect(found.summary.mapsWithoutImage == ["ulm/ulm_9"])
  }

  @Test(arguments: [
    ("aachen/aachen_1_gtFine_labelIds", LabelIDSpace.auto), ("aachen_1", .labelIDs),
  ])
  func labelIdsOfCityscapesAreTranslated(path: String, space: LabelIDSpace) throws {
    // building, and a car.
    try put([11, 11, 11, 11, 11, 11, 0, 26], path + ".png")
    let found = try recover(space)
    #expect(found.summary.changedPixels == 2 && found.summary.decisions == ["reshape": 1])
    guard case .decide(let decision) = found.requests[0].action else { return }
    #expect(decision.reshape?.fills.map(\.classID) == [ClassID(13), .void])
  }

  @Test func anExportAsCityscapesComesBack() throws {
    var export = LabelSetExport(run: run, tool: "fleck test")
    export.options.format = .cityscapes
    try export.write(to: fixture.folder + "/maps")
    for folder in ["", "/gtFine", "/gtFine/train"] {
      let found = try recover(in: folder)
      #expect(found.summary.maps == 3 && found.summary.changedPixels == 0)
      #expect(found.summary.mapsWithoutImage.isEmpty)
    }
  }

  @Test func linksAreFollowed() throws {
    try put([2, 2, 2, 2, 2, 2, 2, 5], "store/1.png")
    let folder = fixture.folder + "/links"
    try FileSystem.makeFolder(folder)
    try FileManager.default.createSymbolicLink(
      atPath: folder + "/aachen_2.png",
      withDestinationPath: fixture.folder + "/maps/store/1.png")
    try FileManager.default.createSymbolicLink(
      atPath: folder + "/loop", withDestinationPath: folder)
    let found = try DecisionRecovery(of: run).decisions(from: folder)
    #expect(found.summary.maps == 1 && found.summary.changedPixels == 1)
  }

  @Test(arguments: [LabelSetFormat.cityscapes, .imageFolder, .mmseg])
  func theFolderOfAWholeExportIsEnough(format: LabelSetFormat) throws {
    var export = LabelSetExport(run: run, tool: "t")
    export.options.format = format
    export.options.photos = .none
    _ = try export.write(to: fixture.folder + "/out")
    let found = try DecisionRecovery(of: run).decisions(from: fixture.folder + "/out")
    #expect(found.summary.imagesWithoutMap.isEmpty && found.requests.isEmpty)
  }

  @Test func anExportOfOtherClassesIsRefused() throws {
    let other = SeCoFixture(taxonomy: try FormatFixture.shipped("bdd-19"))
    let theirs = try other.makeRun([
      SeCoFixture.Image(
        stem: "aachen/aachen_1", file: "a.png",
        map: LabelMap(width: 4, height: 2, filledWith: ClassID(2)))
    ])
    let out = other.folder + "/out"
    _ = try LabelSetExport(run: theirs, tool: "t").write(to: out)
    for folder in [out, out + "/labels"] {
      #expect {
        try DecisionRecovery(of: run).decisions(from: folder)
      } throws: { "\($0)".contains("an export whose classes (bdd-19) are not those of") }
    }
    // Maps that somebody put beside those of the export are none of it.
    try FileSystem.makeFolder(out + "/mine/aachen")
    let path = out + "/mine/aachen/aachen_1.png"
    let map = LabelMap(width: 4, height: 2, filledWith: ClassID(2))
    try AtomicFile.write(try PNGFile.encode(grey: map, path: path), to: path)
    #expect(try DecisionRecovery(of: run).decisions(from: out + "/mine").requests.isEmpty)
  }
}
