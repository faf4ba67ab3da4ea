import Labels
import Testing

@testable import Refiner

@Suite struct LabelIDResolutionTests {
  private func space(
    _ maps: [String: [Int]], _ asked: LabelIDSpace = .auto, taxonomy: String = "cityscapes-19"
  ) throws -> LabelIDSpace {
    let fixture = try FormatFixture(taxonomy: taxonomy)
    for (name, samples) in maps { try fixture.ids(samples, to: name) }
    return try LabelIDResolution(taxonomy: fixture.taxonomy)
      .space(asked, of: maps.keys.map { fixture.sandbox($0) })
  }

  @Test func idsOfTheTaxonomyStayAuto() throws {
    #expect(try space(["a.png": [0, 18, 255, 250]]) == .auto)
    #expect(try space(["a.png": [0, 18, 9, 9]], taxonomy: "camvid-11") == .auto)
  }

  @Test func anExplicitSpaceIsKept() throws {
    #expect(try space(["a.png": [0, 18, 9, 9]], .mapillary) == .mapillary)
  }

  @Test func onlyMapillaryReachesBeyond34() throws {
    #expect(try space(["a.png": [7, 8, 11, 11], "b.png": [13, 55, 65, 65]]) == .mapillary)
  }

  @Test func idsThatFitSeveralSpacesAreAChoice() throws {
    let error = #expect(throws: FileError.self) { try space(["a.png": [7, 11, 23, 26]]) }
    guard case .ambiguousIDs(_, let ids, let spaces) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(ids == [7, 11, 23, 26])
    #expect(spaces == [.labelIDs, .mapillary])
    #expect(error?.description.contains("label-ids or mapillary") == true)
  }

  @Test func spacesOfOneMeaningAreNoChoice() throws {
    // 34 is GTA5's licence plate: neither CBST's nor Mapillary's ids leave it void beside 7 and 8 alone.
    let error = #expect(throws: FileError.self) { try space(["a.png": [0, 7, 33, 33]]) }
    guard case .ambiguousIDs(_, _, let spaces) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(!spaces.contains(.cbst))
  }

  @Test func aNameEndingDecidesAlone() throws {
    #expect(try space(["x_gtFine_labelIds.png": [7, 11, 23, 26]]) == .auto)
    let fixture = try FormatFixture()
    try fixture.ids([7, 11, 23, 4], to: "x_gtFine_labelIds.png")
    let path = fixture.sandbox("x_gtFine_labelIds.png")
    #expect(try LabelFile.read(path, taxonomy: fixture.taxonomy).ids == [0, 2, 10, 255])
  }

  @Test func trainIDsOfNineteenClassesAreToldFromSixteen() throws {
    let name = "x_gtFine_labelTrainIds.png"
    #expect(try space([name: [0, 9, 10, 18]], taxonomy: "synthia-16") == .train19)
    #expect(try space([name: [0, 1, 8, 255]], taxonomy: "synthia-16") == .auto)
    #expect(throws: FileError.self) { try space([name: [0, 9, 9, 9]], taxonomy: "synthia-16") }
    #expect(
      try space(
        [name: [0, 9, 9, 9], "y_labelTrainIds.png": [17, 0, 0, 0]], taxonomy: "synthia-16")
        == .train19)
    let fixture = try FormatFixture(taxonomy: "synthia-16")
    try fixture.ids([10, 9, 18, 255], to: name)
    let path = fixture.sandbox(name)
    #expect(try LabelFile.read(path, taxonomy: fixture.taxonomy).ids == [9, 255, 15, 255])
    try fixture.ids([10, 9, 0, 0], to: name)
    #expect(throws: FileError.self) { try LabelFile.read(path, taxonomy: fixture.taxonomy) }
  }

  @Test func aDoubtMakesAllFilesCount() throws {
    var maps: [String: [Int]] = [:]
    for index in 0..<150 { maps["a\(1000 + index).png"] = [7, 11, 23, 26] }
    // Among the files that the first look passes over.
    maps["a1001.png"] = [55, 55, 55, 55]
    #expect(try space(maps) == .mapillary)
  }

  @Test func whatNothingExplainsIsLeftToTheReader() throws {
    #expect(try space(["a.png": [7, 100, 23, 26]]) == .auto)
  }
}
