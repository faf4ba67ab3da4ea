import Foundation
import Labels
import Refiner
import Render
import Testing

@testable import App

/// What every command changes on the screen and in the state, by script: one golden file per heading.
@Suite struct CommandFrameTests {
  /// Keys that lead to where the commands of a heading are valid, and to something that they can do.
  private static func prelude(_ command: Command) -> String {
    switch command {
    case .redo: return "x j a u"
    case .zoomOut, .resetView, .follow, .panLeft, .panRight, .panUp, .panDown: return "+ +"
    case .cycleSecond: return "p"
    case .takeSuggestion, .previousItem, .previousUndecided, .firstItem: return "x j j j"
    case .previousImage: return "Right"
    case .previousInImage: return "Tab Tab"
    case .cancel: return "V j j"
    case .stampBrush: return "e L"
    case .redoStep: return "e p l l u"
    case .nextAlternative, .previousAlternative: return "e H / L L /"
    default: break
    }
    switch command.group {
    case .decide, .move, .queue, .look, .show, .program: return "x j"
    case .canvas: return "e l l j p l l"
    case .shape: return "e p l l j p"
    case .segment: return "s t J Space"
    case .losses: return "D l"
    case .overview: return "O l"
    case .classTable: return "T j"
    }
  }

  private func workstation(_ fixture: WorkstationFixture) throws -> Workstation {
    let setup = SessionSetup(
      taxonomy: fixture.taxonomy, images: fixture.images,
      journal: LossJournal(store: fixture.store), reviewer: "tester",
      model: .ready(inputSide: 48), hasTruth: true)
    return try Workstation(
      setup, state: fixture.store.reviewState(), flaggedOnly: false,
      library: Library(fixture.source(), patience: .seconds(60)),
      segmentation: SegmentationService(FakeEncoder(), limit: 1000, didLoad: {}),
      look: Look(taxonomy: fixture.taxonomy, depth: .indexed256, glyphs: .half),
      size: Size(width: 80, height: 24))
  }

  /// The script of some keys by name, each followed by `wait`.
  private func script(_ keys: [String]) throws -> Script {
    let lines = try keys.flatMap { name in
      try #require(KeySequence(name: name)).events.flatMap { ["\($0)", "wait"] }
    }
    return try Script(text: lines.joined(separator: "\n"), file: "keys")
  }

  /// The rows of a frame that differ from those of another, as a frame of its own.
  private func difference(_ after: Frame, from before: Frame) -> (rows: [Int], frame: Frame) {
    let rows = (0..<after.height).filter { y in
      (0..<after.width).contains { after[$0, y] != before[$0, y] }
    }
    var frame = Frame(width: after.width, height: rows.count)
    for (place, y) in rows.enumerated() {
      for x in 0..<after.width { frame[x, place] = after[x, y] }
    }
    return (rows, frame)
  }

  @Test(arguments: CommandGroup.allCases)
  func changesAsBefore(group: CommandGroup) throws {
    var text = ""
    for command in group.entries.map(\.command) {
      let fixture = try WorkstationFixture()
      let workstation = try workstation(fixture)
      let runner = ScriptRunner(workstation, file: "keys") { _ in }
      let prelude = Self.prelude(command)
      try runner.run(try script(prelude.split(separator: " ").map(String.init)))
      let before = workstation.frame()
      let key = try #require(command.defaultKeys.first)
      try runner.run(try script([key]))
      let (rows, frame) = difference(workstation.frame(), from: before)
      text += "== \(command), \(key) after \(prelude)\n\(try workstation.state.json())\n"
      if rows.isEmpty {
        text += "no row changes\n"
      } else {
        text += "rows \(rows.map(String.init).joined(separator: " "))\n" + frame.goldenText()
      }
    }
    try GoldenFrame.check(text, "commands-\(group)")
  }
}
