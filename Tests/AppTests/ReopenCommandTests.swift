import ArgumentParser
import Testing

@testable import App

@Suite struct ReopenCommandTests {
  @Test(arguments: [
    ([], false), (["--all"], true), (["--decision", "3"], true), (["--since", "2h"], true),
    (["--all", "--reviewer", "ben"], false), (["--until", "2026-11-28"], true),
    (["--kind", "relabelled"], false), (["--reviewer", "ben", "--by", ""], false),
  ])
  func whichDecisionsMustBeSaid(arguments: [String], isFine: Bool) {
    let parsed = try? ReopenCommand.parse(["run"] + arguments)
    #expect((parsed != nil) == isFine)
  }

  @Test func theReportSaysWhatWasAndWhatCameAlong() {
    let report = ReopenCommand.Report(
      reopened: 5, asked: 4, dryRun: true, classes: ["car": 2, "void": 3])
    #expect(
      report.text(folder: "run")
        == "run: 5 would be reopened (were 3 void, 2 car); 1 of them because a shape was made on top of another"
    )
  }
}
