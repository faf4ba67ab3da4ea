import Foundation
import Labels
import Render
import Testing

@testable import App

@Suite struct PersonalisationTests {
  private static let themes = ["standard", "safe", "light", "contrast", "mono"]

  private static func personal(
    _ theme: String = "standard", hints: Bool = false, memory: String? = nil
  ) -> Personalisation {
    Personalisation(
      themes: themes, theme: theme,
      load: { name in
        try ThemeChoice.theme(named: "\(FleckProcess.tree)/themes/\(name).toml")
      }, hasHints: hints, memory: memory.map { MemoryFile(path: $0 + "/state/w.json") })
  }

  @Test func everyThemeIsReachedAndLooksLikeItself() throws {
    let fixture = try WorkstationFixture()
    let workstation = try fixture.workstation(80, 24, personal: Self.personal())
    workstation.press("a")
    for (place, name) in Self.themes.enumerated() {
      if place > 0 {
        workstation.press("g T")
        #expect(workstation.state.message == "theme \(name)")
      }
      try GoldenFrame.check(workstation.frame(), "theme-\(name)")
    }
    workstation.press("g T")
    #expect(workstation.session.theme.current == "standard")
  }

  @Test func aThemeCanBeTyped() throws {
    let workstation = try WorkstationFixture().workstation(personal: Self.personal())
    for line in ["theme safe", "theme nothing"] {
      workstation.press(":")
      for letter in line { workstation.handle(.key(KeyEvent(letter))) }
      workstation.press("Enter")
    }
    #expect(workstation.session.theme.current == "safe")
    #expect(
      workstation.state.message == "theme needs one of standard, safe, light, contrast, mono")
  }

  @Test func aThemeThatCannotBeReadChangesNothing() throws {
    var personal = Self.personal()
    personal.themes = ["standard", "gone"]
    let workstation = try WorkstationFixture().workstation(personal: personal)
    workstation.press("g T")
    _ = workstation.frame()
    #expect(workstation.session.theme.current == "standard")
    #expect(workstation.state.message.contains("gone.toml"))
  }

  @Test func theChoiceIsKeptUntilAnotherThemeIsSet() throws {
    let folder = try TemporaryFolder()
    let fixture = try WorkstationFixture()
    let workstation = try fixture.workstation(personal: Self.personal(memory: folder.path))
    workstation.press("g T")
    workstation.saveMemory()
    func started(_ theme: String) throws -> String {
      let again = try fixture.workstation(personal: Self.personal(theme, memory: folder.path))
      return again.session.theme.current
    }
    #expect(try started("standard") == "safe")
    #expect(try started("light") == "light")
    try Data("{".utf8).write(to: URL(filePath: folder.path + "/state/w.json"))
    #expect(try started("standard") == "standard")
  }

  @Test func hintsGoWhenTheirKeysAreKnown() throws {
    let folder = try TemporaryFolder()
    let fixture = try WorkstationFixture()
    let personal = Self.personal(hints: true, memory: folder.path)
    let workstation = try fixture.workstation(personal: personal)
    let first = "Enter takes the suggestion · x rejects · ? all keys"
    #expect(workstation.frame().text().contains(first))
    try GoldenFrame.check(workstation.frame(), "hints")
    workstation.press("Enter Enter Enter j")
    #expect(workstation.session.hint == "x rejects · a accepts · ? all keys")
    workstation.saveMemory()
    let again = try fixture.workstation(personal: personal)
    #expect(again.session.hint == "x rejects · a accepts · ? all keys")
    let bare = try fixture.workstation(personal: Self.personal(memory: folder.path))
    #expect(bare.session.hint == nil)
  }

  @Test func hintsGoByThemselvesAfterEnoughDecisions() {
    var hints = Hints(uses: [.keep: Hints.apprenticeship - 1])
    #expect(hints.line(.standard) != nil)
    hints.note(.relabel4)
    #expect(hints.line(.standard) == nil)
    let known = Command.allCases.map { ($0, Hints.enough) }
    #expect(Hints(uses: Dictionary(uniqueKeysWithValues: known)).line(.standard) == nil)
  }

  @Test func everythingIsSavedAlways() throws {
    let workstation = try WorkstationFixture().workstation()
    workstation.press("a Ctrl-S")
    #expect(
      workstation.state.message == "everything is saved: 1 row is in the journal on disk")
  }
}
