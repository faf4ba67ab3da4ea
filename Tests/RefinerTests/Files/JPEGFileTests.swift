import Labels
import Testing

@testable import Refiner

@Suite struct JPEGFileTests {
  @Test(arguments: [JPEGFixtures.colour, JPEGFixtures.progressive])
  func coloursComeBackWithinTheCodecsError(file: [UInt8]) throws {
    let image = try PhotoFile.decode(file, path: "a.jpg")
    #expect(image.width == 16 && image.height == 8)
    for (x, expected) in [(2, RGB(200, 40, 40)), (13, RGB(30, 60, 220))] {
      let found = image[x, 4]
      #expect(abs(Int(found.red) - Int(expected.red)) < 8)
      #expect(abs(Int(found.green) - Int(expected.green)) < 8)
      #expect(abs(Int(found.blue) - Int(expected.blue)) < 8)
    }
  }

  @Test func greyBecomesRGB() throws {
    let image = try JPEGFile.decode(JPEGFixtures.grey, path: "a.jpg")
    #expect(image.bytes.allSatisfy { abs(Int($0) - 77) < 3 })
  }

  @Test func cmykIsRefusedWithItsRemedy() {
    let error = #expect(throws: FileError.self) {
      try JPEGFile.decode(JPEGFixtures.cmyk, path: "a.jpg")
    }
    #expect(error?.description == "a.jpg: a JPEG in CMYK colours; convert it to RGB")
  }

  @Test func sizesAreCheckedBeforeMemoryIsTaken() {
    let limits = FileLimits(maximumPixels: 100)
    #expect(throws: FileError.tooLarge(path: "a", width: 16, height: 8, limit: 100)) {
      try JPEGFile.decode(JPEGFixtures.colour, path: "a", limits: limits)
    }
  }

  @Test func otherFilesAreNoPhotos() {
    #expect(throws: FileError.self) { try PhotoFile.decode([], path: "a") }
    #expect(throws: FileError.self) { try PhotoFile.decode(Array("GIF89a".utf8), path: "a") }
  }
}
