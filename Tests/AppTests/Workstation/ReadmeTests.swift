import Foundation
import Testing

@testable import App

@Suite struct ReadmeTests {
  @Test func itsPicturesAreThereAndEachHasItsScript() throws {
    let tree = FleckProcess.tree
    let readme = try String(contentsOfFile: tree + "/README.md", encoding: .utf8)
    let shown = readme.matches(of: /\]\(docs\/pictures\/([a-z]+)\.png\)/).map { String($0.1) }
    let files = FileManager.default
    let pictures = try files.contentsOfDirectory(atPath: tree + "/docs/pictures").sorted()
    let scripts = try files.contentsOfDirectory(atPath: tree + "/pictures").sorted()
    #expect(!shown.isEmpty && shown.allSatisfy { pictures.contains($0 + ".png") })
    #expect(pictures == scripts.map { $0.replacing(".keys", with: ".png") })
  }

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
