import Labels
import Render
import Testing

@testable import App

@Suite struct HelpPageTests {
  @Test func lettersNarrowThePage() throws {
    let workstation = try WorkstationFixture().workstation(80, 24)
    workstation.press("? u n d o")
    let text = workstation.frame().text()
    #expect(text.contains("undo the last decision") && text.contains("redo what was undone"))
    #expect(text.contains("/undo") && !text.contains("zoom in") && !text.contains("Alt-5"))
    try GoldenFrame.check(workstation.frame(), "help-search")
    workstation.press("Ctrl-U")
    #expect(workstation.frame().text().contains("take the suggestion"))
  }

  @Test func aSlashLetsEveryLetterSearch() throws {
    let workstation = try WorkstationFixture().workstation(80, 24)
    workstation.press("? / q u")
    #expect(workstation.state.screen == "help")
    #expect(workstation.frame().text().contains("queue all|suspected"))
    workstation.press("x y")
    #expect(workstation.frame().text().contains("nothing here has 'quxy' in it"))
    workstation.press("Backspace Backspace Backspace Backspace Backspace")
    #expect(workstation.state.screen == "review")
  }

  @Test(arguments: ["Enter", "Escape", "q", "?", "F1", "Ctrl-C"])
  func goesBackToWhereItWasOpened(key: String) throws {
    let workstation = try WorkstationFixture().workstation(80, 24)
    workstation.press("j ? Down " + key)
    #expect(workstation.state.screen == "review" && workstation.state.position == 2)
  }

  @Test func everyLineCanBeReached() throws {
    let workstation = try WorkstationFixture().workstation(90, 12)
    workstation.press("?")
    var seen = workstation.frame().text()
    for _ in 0..<30 {
      workstation.press("PageDown")
      seen += workstation.frame().text()
    }
    for command in Command.allCases where command.classSlot == nil {
      #expect(seen.contains(command.help.prefix(60)), "\(command)")
    }
    #expect(workstation.frame().text().contains("flagged."))
    workstation.press("Home")
    #expect(workstation.frame().text().contains("Decide"))
  }

  @Test func narrowTerminalsWrapIt() throws {
    let workstation = try WorkstationFixture().workstation(30, 10)
    workstation.press("? / s h e l l")
    let text = workstation.frame().text()
    #expect(text.contains("Ctrl-Z") && text.contains("back to the"))
    workstation.press("Down Down Down")
    #expect(workstation.frame().text().contains("fg returns"))
  }

  @Test func theOwnContextComesFirst() {
    for context in KeyContext.allCases {
      let lines = HelpLines(.standard, context: context, width: 80).lines
      let first = CommandGroup.allCases.first { $0.context == context }
      #expect(first.map { .heading($0.rawValue) } == lines.first)
      for group in CommandGroup.allCases { #expect(lines.contains(.heading(group.rawValue))) }
    }
  }

  @Test func itShowsTheKeysAsTheyAreSet() throws {
    let workstation = try WorkstationFixture().workstation(80, 30, keymap: Keymap(.labelme))
    workstation.press("? a c c e p t")
    let row = workstation.frame().text().split(separator: "\n").first { $0.contains("its label") }
    #expect(row?.contains("  e ") == true)
  }

  @Test func pastedTextSearches() throws {
    let workstation = try WorkstationFixture().workstation(80, 24)
    workstation.press("?")
    workstation.handle(.paste("crop"))
    #expect(workstation.frame().text().contains("crop to the component"))
  }
}
