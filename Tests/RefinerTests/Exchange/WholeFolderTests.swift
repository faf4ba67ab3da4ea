import Foundation
import Testing

@testable import Refiner

@Suite struct WholeFolderTests {
  private func names(_ folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
  }

  @Test func whatAppearsWhileTheFolderIsFilledIsKept() throws {
    let fixture = try ReviewFixture()
    let folder = fixture.folder + "/whole"
    let before = try names(fixture.folder)
    func make(_ fill: (WholeFolder) throws -> Void) throws {
      try WholeFolder.make(
        folder, replacing: { (try? names($0)) == ["own"] },
        fill: {
          try $0.write([2], to: "own")
          try fill($0)
        })
    }
    try make { _ in }
    try make { _ in }
    #expect(try names(folder) == ["own"])
    #expect(throws: ExportError.occupied(folder: folder)) {
      try make { _ in try AtomicFile.write([1], to: folder + "/foreign") }
    }
    #expect(try names(folder) == ["foreign", "own"])
    #expect(try names(fixture.folder) == (before + ["whole"]).sorted())
  }

  @Test func aFolderThatCannotTakeItsNameSaysWhy() throws {
    let fixture = try ReviewFixture()
    let folder = fixture.folder + "/whole"
    let before = try names(fixture.folder)
    for target in [folder + "/.", folder + "/.."] {
      #expect(throws: ExportError.self) {
        try WholeFolder.make(
          target, replacing: { _ in true }, fill: { _ in Issue.record("filled") })
      }
    }
    // A file that appears under the name later is the system's to refuse, in its own words.
    let error = #expect(throws: FileError.self) {
      try WholeFolder.make(folder + "/file/folder", replacing: { _ in false }) { draft in
        try FileManager.default.removeItem(atPath: draft.draft)
      }
    }
    #expect(!"\(try #require(error))".contains("is not empty"))
    try FileManager.default.removeItem(atPath: folder)
    #expect(try names(fixture.folder) == before)
  }
}
