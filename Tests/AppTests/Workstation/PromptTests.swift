import Foundation
import Labels
import Refiner
import Render
import Testing

@testable import App

@Suite struct PromptTests {
  private func typed(_ line: String, flaggedOnly: Bool = false) throws -> Workstation {
    let workstation = try WorkstationFixture().workstation(flaggedOnly: flaggedOnly)
    workstation.press(":")
    for character in line { workstation.handle(.key(KeyEvent(character))) }
    workstation.press("Enter")
    return workstation
  }

  @Test(arguments: [("goto 5", 5), ("12", 12), ("  goto   3 ", 3)])
  func gotoMoves(line: String, position: Int) throws {
    #expect(try typed(line).state.position == position)
  }

  @Test(arguments: [
    ("goto", "goto needs a number"), ("goto x", "goto needs a number"),
    ("goto 19", "only 18 components"), ("0", "no command '0'"),
    ("queue", "all, suspected or disputed"),
    ("class zebra", "no class is called 'zebra'"), ("frobnicate", "no command 'frobnicate'"),
  ])
  func nonsenseIsExplained(line: String, message: String) throws {
    let workstation = try typed(line)
    #expect(workstation.state.message.contains(message) && workstation.state.position == 1)
    #expect(workstation.state.screen == "review")
  }

  @Test func queuesAndClassesAreChosen() throws {
    #expect(try typed("queue suspected").state.total == 12)
    #expect(try typed("queue all", flaggedOnly: true).state.total == 18)
    let cars = try typed("class Car")
    #expect(cars.state.total == 3 && cars.state.component == 3)
    #expect(try typed("class all").state.total == 18)
  }

  @Test func theQueueHoldsTheSuspiciousOnesByDefault() throws {
    let workstation = try WorkstationFixture().workstation(flaggedOnly: true)
    #expect(workstation.state.total == 12)
  }

  @Test(arguments: [
    ("export", "fleck export RUN --to DIR"), ("s", "leave and run"),
    ("w", "everything is saved"), ("status", "component 1/18 · 0 decided"),
    ("queue flagged", "filter flagged"),
  ])
  func questionsAreAnswered(line: String, message: String) throws {
    #expect(try typed(line).state.message.contains(message))
  }

  @Test func quitAndHelpCanBeTyped() throws {
    #expect(try typed("q").takeEffects() == [.quit])
    #expect(try typed("quit").takeEffects() == [.quit])
    #expect(try typed("help").state.screen == "help")
    #expect(try typed("").state.message.isEmpty)
  }

  @Test(arguments: ["Escape", "Ctrl-C", "Ctrl-G", "Backspace"])
  func thePromptIsLeft(key: String) throws {
    let workstation = try WorkstationFixture().workstation()
    workstation.press(": \(key)")
    #expect(workstation.state.screen == "review")
    workstation.press("c \(key)")
    #expect(workstation.state.screen == "review" && workstation.state.decided == 0)
  }

  @Test func pasteTypesOnlyWhereTextIsTyped() throws {
    let workstation = try WorkstationFixture().workstation()
    workstation.handle(.paste("aaaxxx"))
    #expect(workstation.state.decided == 0)
    workstation.press(":")
    workstation.handle(.paste("goto 9\n"))
    workstation.press("Enter")
    #expect(workstation.state.position == 9)
  }

  @Test(arguments: [
    ("p", ["pole", "person"]), ("x", ["bus"]), ("b", ["building", "bus"]),
    ("o", ["road", "pole", "person"]),
    ("zz", []), ("", ["road", "building", "pole", "car", "bus", "person", "sky"]),
  ])
  func classesAreNarrowed(text: String, names: [String]) throws {
    var picker = ClassPicker(try WorkstationFixture.makeTaxonomy())
    picker.insert(text)
    #expect(picker.matches.map(\.name) == names)
  }

  @Test func thePickerTakesTheMarkedClass() throws {
    let fixture = try WorkstationFixture()
    let workstation = try fixture.workstation()
    workstation.press("c p Down Enter")
    #expect(try fixture.store.journal().first?.classAfter.rawValue == 5)
    workstation.press("c z z Enter")
    #expect(workstation.state.message.contains("no class is called 'zz'"))
    // The pole's likeliest other class is building; above it is road.
    workstation.press("Ctrl-U Up Enter")
    #expect(try fixture.store.journal().last?.classAfter.rawValue == 0)
  }

  @Test func thePickerStartsOnTheLikeliestOtherClass() throws {
    let fixture = try WorkstationFixture()
    let workstation = try fixture.workstation()
    workstation.press("j j c Enter")
    #expect(try fixture.store.journal().last?.classAfter.rawValue == 2)
    // Decided to be what it most likely is, it is most likely what it was.
    workstation.press("k c")
    guard case .picker(let picker) = workstation.session.screen else {
      Issue.record("no picker")
      return
    }
    #expect(picker.chosen?.name == "car" && picker.matches.count == 7)
    workstation.press("p")
    #expect(workstation.frame().text().contains("▸ P pole"))
    workstation.press("Backspace Enter")
    #expect(try fixture.store.journal().last?.classAfter.rawValue == 3)
  }

  @Test func withoutThePosteriorThePickerStartsOnTheSuggestion() throws {
    var session = try WorkstationFixture().workstation().session
    session.press("j j j c")
    guard case .picker(let picker) = session.screen else {
      Issue.record("no picker")
      return
    }
    #expect(picker.chosen?.name == "car")
  }

  @Test func everyOtherCommandAnswers() throws {
    let workstation = try WorkstationFixture().workstation()
    workstation.press("q")
    #expect(workstation.takeEffects() == [.quit])
    workstation.press("Ctrl-L")
    #expect(workstation.takeEffects() == [.redraw])
    workstation.press("c Ctrl-L Escape : Ctrl-Z Escape ? Ctrl-L")
    #expect(workstation.takeEffects() == [.redraw, .suspend, .redraw])
    workstation.press("q Escape")
    #expect(workstation.state.message.contains("q leaves"))
    workstation.press("? j x a Enter")
    #expect(workstation.state.screen == "review" && workstation.state.decided == 0)
    workstation.press("y")
    #expect(workstation.state.message.contains("? shows the keys"))
  }

  @Test func aCapitalLetterTakesTheClassAtOnce() throws {
    let fixture = try WorkstationFixture()
    let workstation = try fixture.workstation()
    workstation.press("c P")
    #expect(workstation.state.screen == "review" && workstation.state.decided == 1)
    #expect(try fixture.store.journal().last?.classAfter == ClassID(2))
    // Later letters belong to a name, and a letter that no class has narrows to nothing.
    workstation.press("c p P")
    #expect(workstation.state.screen == "classes" && workstation.state.decided == 1)
    workstation.press("Escape c Z")
    #expect(workstation.state.screen == "classes" && workstation.state.decided == 1)
  }

  @Test func aCapitalThatBeginsAnotherNameNarrows() throws {
    let fixture = try WorkstationFixture()
    let taxonomy = try WorkstationFixture.makeTaxonomy(lastName: "Park")
    let workstation = try fixture.workstation(taxonomy: taxonomy)
    workstation.press("c P")
    #expect(workstation.state.screen == "classes" && workstation.state.decided == 0)
  }
}

@Suite struct DumpFrameTests {
  private func dump(_ name: String, in folder: TemporaryFolder) throws -> Workstation {
    let workstation = try WorkstationFixture().workstation()
    workstation.press(":")
    for character in "dump-frame \(folder.path)/\(name)" {
      workstation.handle(.key(KeyEvent(character)))
    }
    workstation.press("Enter")
    return workstation
  }

  @Test(arguments: ["a.txt", "a.svg", "a.png"])
  func theScreenIsWrittenWithoutTheLineThatAsksForIt(name: String) throws {
    let folder = try TemporaryFolder()
    let workstation = try dump(name, in: folder)
    #expect(workstation.state.message == "wrote \(folder.path)/\(name)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [name])
    guard name == "a.txt" else { return }
    let text = try String(contentsOfFile: "\(folder.path)/\(name)", encoding: .utf8)
    #expect(text.contains("street_01") && !text.contains("dump-frame"))
  }

  @Test func whatIsThereAlreadyStays() throws {
    let folder = try TemporaryFolder()
    try "mine".write(toFile: folder.path + "/a.png", atomically: true, encoding: .utf8)
    let workstation = try dump("a.png", in: folder)
    #expect(workstation.session.message?.isError == true)
    #expect(workstation.state.message.contains("is there already"))
    #expect(try String(contentsOfFile: folder.path + "/a.png", encoding: .utf8) == "mine")
  }

  @Test func aFolderThatIsMissingIsSaid() throws {
    let workstation = try dump("none/a.png", in: try TemporaryFolder())
    #expect(workstation.session.message?.isError == true)
    #expect(workstation.state.message.contains("none/a.png: cannot be written"))
  }
}
