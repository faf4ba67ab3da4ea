import Labels
import Testing

@testable import App

@Suite struct LineCommandTests {
  private func parse(_ line: String) throws -> PromptCommand {
    try PromptCommand.parse(line, LineVocabulary(taxonomy: WorkstationFixture.makeTaxonomy()))
  }

  @Test(arguments: [
    ("goto 42", PromptCommand.goTo(42)), ("  7 ", .goTo(7)), ("go 3", .goTo(3)),
    ("undo", .perform(Invocation(.undo))),
    ("next-undecided 3", .perform(Invocation(.nextUndecided, count: 3))),
    ("accept", .perform(Invocation(.keep))), ("reject", .perform(Invocation(.discard))),
    ("take", .perform(Invocation(.takeSuggestion))), ("q", .perform(Invocation(.quit))),
    ("relab PERSON", .relabel(ClassID(5))), ("class all", .onlyClass(nil)),
    ("queue suspected", .queue(.suspected)), ("queue disputed", .queue(.disputed)),
    ("queue all", .queue(.all)),
    ("undo 3", .perform(Invocation(.undo, count: 3))),
    ("w", .perform(Invocation(.save))), ("write", .perform(Invocation(.save))), ("status", .status),
    ("dump-frame a b.png", .dumpFrame("a b.png")),
  ])
  func linesAreRead(line: String, command: PromptCommand) throws {
    #expect(try parse(line) == command)
  }

  @Test(arguments: [
    ("goto", "goto needs a number"), ("keep 3", "keep takes nothing after it"),
    ("status now", "status takes nothing"), ("queue flagged", "filter flagged what has a flag"),
    ("next-item x", "takes a number, like next-item 3"),
    ("zoom-", "did you mean zoom-in, zoom-out?"),
    ("quiet", "did you mean quit?"), ("relabel", "give a class, such as road"),
    (
      "relabel pig",
      "no class is called 'pig'; there are road, building, pole, car, bus, person, sky"
    ),
    ("relabel cra", "no class is called 'cra'; there are road"),
    ("relabel carr", "did you mean car?"), ("relabel p", "did you mean pole, person?"),
    ("relabel erson", "did you mean person?"),
    ("class zzz", "there are road, building, pole, car, bus, person, sky"),
    ("frobnicate", "there are goto N"), ("prompt", "no command 'prompt'"),
    ("dump-frame", "needs a file's name"), ("dump-frame pictures/", "needs a file's name"),
  ])
  func nonsenseIsAnsweredWithWhatIsPossible(line: String, reason: String) {
    let error = #expect(throws: PromptError.self) { try parse(line) }
    #expect(error?.reason.contains(reason) == true, "\(error?.reason ?? "")")
  }

  @Test func everyNameIsGivenOnceAndSaysWhatItDoes() {
    var names: Set<String> = []
    for command in LineCommand.all {
      for name in [command.name] + command.aliases {
        #expect(names.insert(name).inserted, "\(name) is given twice")
      }
      #expect(command.usage.hasPrefix(command.name) && !command.help.isEmpty)
    }
    let typed = LineCommand.keyed.count
    let slots = Command.allCases.filter { $0.classSlot != nil }.count
    let elsewhere = Command.allCases.filter { ![nil, .review].contains($0.group.context) }.count
    #expect(typed == Command.allCases.count - slots - elsewhere - 3)
  }

  /// What a key does, its name does: the state afterwards is the same.
  @Test(
    arguments: Command.allCases.filter { $0.classSlot == nil && $0 != .prompt && $0 != .cancel })
  func typedCommandsDoWhatTheirKeysDo(command: Command) throws {
    guard let name = LineCommand.keyed.first(where: { $0.help == command.help })?.name else {
      return
    }
    let prelude = "a x u j j"
    let pressed = try WorkstationFixture().workstation()
    pressed.press(prelude)
    let keys = command.defaultKeys.first ?? ""
    if KeyEvent(name: keys) != nil {
      pressed.press(keys)
    } else {
      keys.forEach { pressed.press("\($0)") }
    }
    let typed = try WorkstationFixture().workstation()
    typed.press(prelude)
    typed.press(":")
    for letter in name { typed.handle(.key(KeyEvent(letter))) }
    typed.press("Enter")
    #expect(typed.state == pressed.state)
    #expect(typed.takeEffects() == pressed.takeEffects())
  }
}
