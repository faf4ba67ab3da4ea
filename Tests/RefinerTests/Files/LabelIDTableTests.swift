import Labels
import Testing

@testable import Refiner

@Suite struct LabelIDTableTests {
  private let cityscapes: Taxonomy
  private let synthia: Taxonomy
  private let camvid: Taxonomy

  init() throws {
    cityscapes = try FormatFixture.shipped("cityscapes-19")
    synthia = try FormatFixture.shipped("synthia-16")
    camvid = try FormatFixture.shipped("camvid-11")
  }

  private func table(_ space: LabelIDSpace, _ taxonomy: Taxonomy) throws -> LabelIDTable {
    try #require(LabelIDTable(space, taxonomy: taxonomy))
  }

  @Test func labelIDsAreTheMapOfCityscapes() throws {
    let known = [
      7: 0, 8: 1, 11: 2, 12: 3, 13: 4, 17: 5, 19: 6, 20: 7, 21: 8, 22: 9, 23: 10, 24: 11, 25: 12,
      26: 13, 27: 14, 28: 15, 31: 16, 32: 17, 33: 18,
    ]
    let table = try table(.labelIDs, cityscapes)
    for id in 0...34 { #expect(table[id] == UInt8(known[id] ?? 255), "\(id)") }
    #expect(table[-1] == 255)
    #expect(table[35] == nil)
  }

  @Test func synthiaRawIDsAreTheMapOfTheReference() throws {
    let known = [
      3: 0, 4: 1, 2: 2, 21: 3, 5: 4, 7: 5, 15: 6, 9: 7, 6: 8, 16: 9, 1: 10, 10: 11, 17: 12, 8: 13,
      18: 14, 19: 15, 20: 16, 12: 17, 11: 18,
    ]
    let table = try table(.synthia, cityscapes)
    for id in 0...22 { #expect(table[id] == UInt8(known[id] ?? 255), "\(id)") }
    #expect(table[23] == nil)
  }

  @Test func nineteenIDsBecomeSixteen() throws {
    // Reference section 3.1: {0..8, 10->9, 11->10, 12->11, 13->12, 15->13, 17->14, 18->15}.
    let sixteen: [UInt8] = [
      0, 1, 2, 3, 4, 5, 6, 7, 8, 255, 9, 10, 11, 12, 255, 13, 255, 14, 15,
    ]
    let table = try table(.train19, synthia)
    for id in 0..<19 { #expect(table[id] == sixteen[id], "\(id)") }
    #expect(table[19] == nil)
    let back = try self.table(.train16, cityscapes)
    for id in 0..<19 where sixteen[id] != 255 { #expect(back[Int(sixteen[id])] == UInt8(id)) }
    #expect(back[16] == nil)
  }

  @Test func cbstHasZeroForNothingAndOnlyTheNineteenClasses() throws {
    let table = try table(.cbst, cityscapes)
    #expect(table[0] == 255 && table[7] == 0 && table[33] == 18)
    for id in [1, 4, 5, 6, 9, 10, 14, 15, 16, 18, 29, 30, 34] { #expect(table[id] == nil, "\(id)") }
  }

  @Test(arguments: LabelIDSpace.allCases)
  func theVoidValuesOfAllToolsAreVoid(space: LabelIDSpace) throws {
    let table = try table(space, cityscapes)
    for void in [250, 254, 255, -1] { #expect(table[void] == 255, "\(void)") }
    #expect(table[200] == nil && table[-2] == nil && table[256] == nil)
  }

  @Test func mapillarysUnlabelledIsVoid() throws {
    #expect(try table(.mapillary, cityscapes)[65] == 255)
    #expect(try table(.mapillary, cityscapes)[66] == nil)
    let own = try FormatFixture.shipped("mapillary")
    for space in [LabelIDSpace.train, .mapillary] {
      #expect(try table(space, own)[65] == 255)
      #expect(try table(space, own)[64] == 64)
    }
  }

  @Test func aClassMayOwnAVoidValue() throws {
    let taxonomy = try Taxonomy(
      name: "t",
      classes: [
        TaxonomyClass(
          id: ClassID(254), name: "a", letter: "A", colour: RGB(1, 1, 1), kind: .stuff)
      ])
    #expect(try table(.train, taxonomy)[254] == 254)
    #expect(try table(.train, taxonomy)[250] == 255)
  }

  @Test func otherClassesThanCityscapesTakeNoForeignIDs() throws {
    for space in LabelIDSpace.foreign {
      #expect(LabelIDTable(space, taxonomy: camvid) == nil)
    }
    let png = TestPNG(width: 1, height: 1, samples: [7]).bytes()
    let error = #expect(throws: FileError.self) {
      try LabelFile.decode(png, path: "a.png", taxonomy: camvid, space: .labelIDs)
    }
    #expect(error?.description.contains("--label-ids train") == true)
  }

  @Test func anUnexplainedIDIsNamedWithItsPlaceAndRule() throws {
    let png = TestPNG(width: 2, height: 2, samples: [7, 8, 40, 40]).bytes()
    let error = #expect(throws: FileError.self) {
      try LabelFile.decode(png, path: "a.png", taxonomy: cityscapes, space: .labelIDs)
    }
    #expect(
      error
        == .unknownID(
          path: "a.png", id: 40, pixels: 2, at: Point(x: 0, y: 1), rule: "--label-ids label-ids"))
    #expect(error?.description.hasPrefix("a.png: 2 pixels hold id 40, the first at 0,1") == true)
  }
}
