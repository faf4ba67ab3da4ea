import ArgumentParser
import Foundation
import Labels
import Refiner
import Render
import Testing

@testable import App

/// What is printed for which file; plain text unless a test says otherwise.
@Suite struct ShowCommandTests {
  let fixture: ShowFixture

  init() throws { fixture = try ShowFixture() }

  @Test func labelsOfATaxonomyAreLettersWithTheirShares() throws {
    let path = try fixture.quarter()
    let text = try fixture.show(
      path, "--taxonomy", ShowFixture.cityscapes, "--size", "50x2")
    #expect(
      text == """
        RRSS
        RRRR
        quarter.png  8x8 labels of cityscapes-19
        R road 75.0 %  S sidewalk 25.0 %

        """)
  }

  @Test func idsWithoutATaxonomyGetALetterEach() throws {
    let path = try fixture.quarter(ids: (3, 12))
    #expect(
      try fixture.show(path, "--size", "60x2") == """
        33cc
        3333
        quarter.png  8x8 2 ids  3 3 75.0 %  c 12 25.0 %

        """)
  }

  @Test(arguments: [UInt8(1), 255])
  func zeroAndOneOtherValueAreAMask(inside: UInt8) throws {
    let path = try fixture.grey([0, inside, 0, 0, 0, inside, 0, 0], width: 4)
    #expect(
      try fixture.show(path, "--size", "60x1") == """
        -#--
        grey.png  4x2 mask  # inside 25.0 %  - outside 75.0 %

        """)
  }

  @Test func aGreyFileIsNoMaskWhenATaxonomyKnowsItsIDs() throws {
    let path = try fixture.grey([0, 1, 0, 0], width: 2)
    let text = try fixture.show(path, "--taxonomy", ShowFixture.cityscapes, "--size", "60x1")
    #expect(text.contains("labels of cityscapes-19") && text.contains("R road 75.0 %"))
  }

  @Test func aGreyFileThatTheTaxonomyDoesNotKnowIsAPhotoAndSaysWhy() throws {
    let path = try fixture.grey([0, 200, 0, 200], width: 2)
    #expect(
      try fixture.show(path, "--taxonomy", ShowFixture.cityscapes, "--size", "99x1") == """
         %
        grey.png  2x2 photo  2 pixels hold id 200, which cityscapes-19 lacks: shown as a photo

        """)
  }

  @Test func aPhotoIsARampInPlainText() throws {
    #expect(
      try fixture.show(fixture.photo(), "--size", "40x3") == """
           @@@
           @@@
           @@@
        photo.png  8x8 photo

        """)
  }

  @Test func aJPEGFileIsAPhotoAndNeverLabels() throws {
    let path = try fixture.file(Self.greyJPEG, name: "flat.jpg")
    let text = try fixture.show(path, "--size", "8x1", "--colours", "24bit")
    #expect(text.contains("[48;2;200;200;200m") && text.contains("flat.jpg  8x8 photo"))
    #expect(throws: FileError.self) { try fixture.show(path, "--labels") }
    #expect(throws: FileError.self) {
      try fixture.show(path, "--labels", "--taxonomy", ShowFixture.cityscapes)
    }
  }

  @Test func theKindCanBeForced() throws {
    let path = try fixture.quarter(palette: [RGB(255, 0, 0), RGB(0, 255, 0)])
    let photo = try fixture.show(path, "--photo", "--colours", "24bit", "--size", "8x4")
    #expect(photo.contains("48;2;255;0;0") && photo.contains("quarter.png  8x8 photo"))
    let unknown = try fixture.grey([0, 200], width: 2)
    let error = try #require(throws: FileError.self) {
      try fixture.show(unknown, "--labels", "--taxonomy", ShowFixture.cityscapes)
    }
    #expect("\(error)".contains("id 200"))
  }

  @Test func labelsInColourNeedTheTaxonomyThatOwnsTheColours() throws {
    let path = try fixture.photo()
    let error = try #require(throws: FileError.self) { try fixture.show(path, "--labels") }
    #expect("\(error)".contains("--taxonomy"))
    // Black and white are void where no class owns them.
    let text = try fixture.show(
      path, "--labels", "--taxonomy", ShowFixture.cityscapes, "--size", "60x1")
    #expect(text.hasPrefix("..\n") && text.contains(". void 100.0 %"))
  }

  @Test func optionsAreCheckedBeforeAnythingIsRead() {
    for arguments in [
      ["--size", "0x4"], ["--colours", "12"], ["--glyphs", "round"], ["--labels", "--photo"],
    ] {
      #expect(throws: (any Error).self) { try ShowCommand.parse(["nowhere"] + arguments) }
    }
  }

  /// 8x8 pixels of grey 200.
  static let greyJPEG = Array(
    Data(
      base64Encoded:
        "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdA"
        + "SFxOQERXRTc4UG1RV19iZ2hnPk1xeXBkeFxlZ2P/wAALCAAIAAgBAREA/8QAFAABAAAAAAAAAAAAAAAA"
        + "AAAABv/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8ASP/Z")
      ?? Data())
}
