import Foundation
import Testing

@testable import App

@Suite struct ReadmeTests {
  @Test func theKeyTableIsTheKeymaps() throws {
    let readme = try String(contentsOfFile: FleckProcess.tree + "/README.md", encoding: .utf8)
    let table = try #require(
      readme.firstRange(of: "<!-- keys -->").flatMap { start in
        readme.firstRange(of: "<!-- /keys -->").map { end in
          readme[start.upperBound..<end.lowerBound]
        }
      })
    #expect(
      table.trimmingCharacters(in: .newlines)
        == Keymap.standard.markdownTable.trimmingCharacters(in: .newlines),
      "put the output of 'fleck review --keys' between the marks")
  }
}
