import Foundation
import Labels
import Refiner
import Render
import Testing

@testable import App

@Suite struct ScriptTests {
  private func play(
    _ text: String, on fixture: WorkstationFixture? = nil
  ) throws -> [String] {
    let fixture = try fixture ?? WorkstationFixture()
    var printed: [String] = []
    try ScriptRunner(
      fixture.workstation(), file: "keys.txt", print: { printed.append($0) }
    ).run(Script(text: text, file: "keys.txt"))
    return printed
  }

  private func decode(_ line: String?) throws -> ScreenState {
    try JSONDecoder().decode(ScreenState.self, from: Data((line ?? "").utf8))
  }

  @Test func stepsAreRunInOrder() throws {
    let printed = try play(
      """
      # accept, reject, look
      a
        x   # void
      \tstate
      :
      type goto 9
      Enter
      wait
      state
      resize 60x10
      frame
      q
      a
      state
      """)
    #expect(printed.count == 3)
    let first = try decode(printed.first)
    #expect(first.decided == 2 && first.component == 3 && first.image == "street_01")
    #expect(first.screen == "review" && first.message.hasPrefix("rejected pole"))
    #expect(try decode(printed[1]).position == 9)
    let lines = printed[2].split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count == 10 && lines.allSatisfy { $0.count <= 60 })
  }

  @Test func stateIsOneLineOfSortedJSON() throws {
    let printed = try play("state")
    #expect(
      printed == [
        "{\"component\":1,\"decided\":0,\"image\":\"street_01\",\"message\":\"\",\"mode\":\"labels\","
          + "\"overlay\":\"outline\",\"position\":1,\"rows\":0,\"screen\":\"review\",\"total\":18,"
          + "\"zoom\":\"whole\"}"
      ])
  }

  @Test func aDigitIsDoneAtOnceAndAltStartsACount() throws {
    let printed = try play("3\nstate\nAlt-5\nj\nstate")
    #expect(try decode(printed[0]).decided == 1)
    #expect(try decode(printed[1]).decided == 1)
    #expect(try decode(printed[1]).position == 7)
  }

  @Test func filesAreWritten() throws {
    let fixture = try WorkstationFixture()
    let path = fixture.folder
    let printed = try play(
      """
      frame \(path)/a.txt
      frame \(path)/b.ansi
      state \(path)/c.json
      frame \(path)/d.svg
      frame \(path)/e.PNG  # 80x24 cells
      """, on: fixture)
    #expect(printed.isEmpty)
    let text = try String(contentsOfFile: path + "/a.txt", encoding: .utf8)
    #expect(text.contains("street_01") && !text.contains("\u{1B}"))
    #expect(try String(contentsOfFile: path + "/b.ansi", encoding: .utf8).contains("\u{1B}["))
    let state = try String(contentsOfFile: path + "/c.json", encoding: .utf8)
    #expect(try decode(state).total == 18 && state.hasSuffix("}\n"))
    let drawing = try String(contentsOfFile: path + "/d.svg", encoding: .utf8)
    #expect(drawing.hasPrefix("<svg ") && drawing.contains("street_01"))
    let picture = try PNGFile.read(path + "/e.PNG")
    #expect(picture.width == 640 && picture.height == 384)
  }

  @Test(arguments: [
    ("j\nclick 3,4", 2, "click X Y"), ("drag 1 1 2", 1, "drag X Y X Y"), ("click 0 5", 1, "from 1"),
    ("wheel 1 1 up", 1, "wheel up X Y"), ("click 1 2 x", 1, "click X Y"),
    ("\n\nresize 0x5", 3, "resize needs"),
    ("resize", 1, "resize needs"), ("resize 99999x2", 1, "resize needs"),
    ("type", 1, "type needs a text"), ("wait 5", 1, "wait takes nothing"),
    ("Hyper-X", 1, "neither a key"), ("j j", 1, "one key a line"), ("\u{7}", 1, "neither a key"),
  ])
  func mistakesNameFileAndLine(text: String, line: Int, reason: String) throws {
    let error = #expect(throws: ScriptError.self) { try Script(text: text, file: "keys.txt") }
    #expect(error?.line == line && error?.description.contains(reason) == true)
    #expect(error?.description.hasPrefix("keys.txt:\(line): ") == true)
  }

  @Test func theMouseIsUsedInCellsFromOne() throws {
    let printed = try play(
      """
      click 5 10
      state
      wheel down 5 10
      wheel down 5 10
      wheel up 5 10
      state
      drag 40 10 30 12   # pans
      state
      wheel up 40 10
      click 40 24        # the key bar
      """)
    #expect(try decode(printed[0]).position == 9)
    #expect(try decode(printed[1]).position == 10)
    let state = try decode(printed[2])
    #expect(state.position == 10 && state.zoom == "free")
  }

  @Test(arguments: ["txt", "ansi", "svg", "png"])
  func aFrameThatCannotBeWrittenNamesItsLine(suffix: String) throws {
    let path = "/nonexistent/folder/a.\(suffix)"
    let error = #expect(throws: ScriptError.self) { try play("j\nframe \(path)") }
    #expect(error?.line == 2 && error?.description.contains(path) == true)
  }

  @Test func windowsLineEndsAndTrailingSpacesDoNoHarm() throws {
    let printed = try play("a \r\nx\r\n\r\nstate\r\n")
    #expect(try decode(printed.first).decided == 2)
  }
}
