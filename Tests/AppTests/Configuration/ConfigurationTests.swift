import Foundation
import Testing

@testable import App

@Suite struct ConfigurationTests {
  private func read(_ text: String) throws -> Configuration {
    try Configuration(text: text, path: "config.toml")
  }

  @Test(arguments: KeymapPreset.allCases)
  func theDefaultFileChangesNothing(preset: KeymapPreset) throws {
    let configuration = try read(Configuration.text(preset: preset))
    let keymap = try configuration.keymap()
    for command in Command.allCases {
      #expect(keymap.keys(of: command) == Keymap(preset).keys(of: command), "\(command)")
    }
    #expect(configuration.keys.count == Command.allCases.count)
    var expected = Preferences()
    for key in Preferences.Key.allCases {
      let isPossible = expected.set(key, to: Preferences.standard(key))
      #expect(isPossible)
    }
    expected.preset = preset
    #expect(configuration.preferences == expected)
  }

  @Test func theDefaultFileExplainsEveryLine() {
    for line in Configuration.text().split(separator: "\n") where line.contains(" = [") {
      #expect(line.contains("# "), "\(line)")
    }
    #expect(Configuration.text().split(separator: "\n").allSatisfy { $0.count <= 110 })
  }

  @Test func keysReplaceThoseOfThePreset() throws {
    let configuration = try read(
      """
      preset = "cvat"
      mouse = false
      theme = "safe"
      [keys.review]
      keep = ["Alt-Enter", "zz"]
      follow = []
      [keys.everywhere]
      help = ["F1"]
      """)
    let keymap = try configuration.keymap()
    #expect(keymap.keys(of: .keep).map(\.name) == ["Alt-Enter", "zz"])
    #expect(keymap.keys(of: .follow).isEmpty && keymap.keys(of: .flag).map(\.name) == ["!"])
    #expect(keymap.match([KeyEvent("a")]) == .unknown && keymap.match([KeyEvent("?")]) == .unknown)
    #expect(configuration.preferences.mouse == false && configuration.preferences.theme == "safe")
    #expect(try configuration.keymap(.review).keys(of: .flag).map(\.name) == ["f"])
  }

  @Test(arguments: [
    ("theme = ", "config.toml:1: "),
    (
      "\nthem = \"safe\"",
      "config.toml:2: them: is not known; did you mean theme? Possible are preset"
    ),
    ("mouse = 1", "config.toml:1: mouse: has to be true or false"),
    (
      "preset = \"vim\"",
      "config.toml:1: preset: has to be one of \"review\", \"labelme\", \"cvat\""
    ),
    ("color = \"million\"", "\"direct\""),
    (
      "[keys.review]\nnextitm = [\"y\"]",
      "config.toml:2: keys.review.nextitm: is not known; did you mean nextItem?"
    ),
    ("[keys.review]\nqqqqqqqqq = [\"y\"]", "is not known. Possible are takeSuggestion, keep,"),
    (
      "[keys.revue]\nkeep = [\"y\"]",
      "config.toml:1: keys.revue: is not known; did you mean review?"
    ),
    (
      "[keys.review]\nquit = [\"Q\"]",
      "config.toml:2: keys.review.quit: belongs to [keys.everywhere]"
    ),
    ("[keys.review]\nkeep = \"y\"", "has to be a list of keys"),
    ("[keys.review]\nkeep = [\"Hyper-x\"]", "no key is called 'Hyper-x'; keys are such as"),
    ("[keys.review]\nkeep = [\"y\", \"y\"]", "y stands in it twice"),
    (
      "[keys.review]\n\nkeep = [\"x\"]",
      "config.toml:3: keys.review.keep: x is bound to keep and to discard in review; take it from one of them, "
        + "such as discard = [] (the rest comes from the preset \"review\")"
    ),
    (
      "[keys.review]\nkeep = [\"y\"]\ndiscard = [\"y\"]",
      "config.toml:2: keys.review.keep: y is bound to keep and to discard in review"
    ),
    (
      "keys.review.keep = [\"g\"]",
      "config.toml:1: keys.review.keep: g is bound to keep and begins gg of firstItem"
    ),
    (
      "[keys.everywhere]\nquit = []\nprompt = []",
      "config.toml:2: keys.everywhere.quit: neither quit nor prompt"
    ),
    ("keys = 3", "config.toml:1: keys: has to be a table"),
  ])
  func mistakesNameFileLineAndKey(text: String, expected: String) {
    let error = #expect(throws: ConfigurationError.self) { try read(text) }
    #expect(error?.description.contains(expected) == true, "\(String(describing: error))")
  }

  @Test func theNearerSettingWins() throws {
    var typed = Preferences()
    typed.theme = "light"
    let environment = try Preferences(
      environment: [
        "FLECK_THEME": "safe", "FLECK_MOUSE": "off", "FLECK_PRESET": "cvat", "FLECK_MODEL": "b.pth",
      ])
    let file = try read(
      "theme = \"mono\"\nmouse = true\nreviewer = \"ada\"\nmodel = \"a.pth\""
    ).preferences
    let all = typed.filled(from: environment).filled(from: file)
    #expect(all.theme == "light" && all.mouse == false && all.reviewer == "ada")
    #expect(all.preset == .cvat && all.hints == nil && all.model == "b.pth")
    #expect(try read("model = \"~/a.pth\"").preferences.model == NSHomeDirectory() + "/a.pth")
    #expect(file.model == "a.pth" && Preferences().filled(from: file).model == "a.pth")
  }

  @Test func anImpossibleVariableIsNamed() {
    let error = #expect(throws: PreferencesError.self) {
      try Preferences(environment: ["FLECK_PRESET": "vim"])
    }
    #expect(error?.description.hasPrefix("FLECK_PRESET=vim is not possible") == true)
  }

  @Test func theFileIsWhereTheSpecificationSays() {
    #expect(
      UserFolders(["XDG_CONFIG_HOME": "/x", "HOME": "/h"]).configurationFile
        == "/x/fleck/config.toml")
    #expect(
      UserFolders(["XDG_CONFIG_HOME": "relative", "HOME": "/h"]).configurationFile
        == "/h/.config/fleck/config.toml")
    #expect(UserFolders(["HOME": "/h"]).state == "/h/.local/state/fleck")
    #expect(UserFolders([:]).configurationFile == nil)
  }

  @Test func aFileThatIsNoTextIsRefused() throws {
    let folder = try TemporaryFolder()
    let home = UserFolders(["XDG_CONFIG_HOME": folder.path])
    #expect(try Configuration.user(home).path == nil)
    try FileManager.default.createDirectory(
      atPath: folder.path + "/fleck/config.toml", withIntermediateDirectories: true)
    #expect(throws: ConfigurationError.self) { try Configuration.user(home) }
    try FileManager.default.removeItem(atPath: folder.path + "/fleck/config.toml")
    try Data([0xFF, 0x00]).write(to: URL(filePath: folder.path + "/fleck/config.toml"))
    #expect(throws: ConfigurationError.self) { try Configuration.user(home) }
    try Data("mouse = false".utf8).write(to: URL(filePath: folder.path + "/fleck/config.toml"))
    #expect(try Configuration.user(home).preferences.mouse == false)
  }

  @Test(arguments: [
    ("nextitem", "nextItem"), ("takesuggestion", "takeSuggestion"), ("kep", "keep"), ("zoom", nil),
  ])
  func theNearestNameIsOffered(word: String, name: String?) {
    #expect(
      Spelling.nearest(to: word, in: Command.allCases.map(\.rawValue)) == name ?? "zoomIn"
        || name == nil)
  }
}
