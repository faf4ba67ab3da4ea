import Foundation
import Testing

@testable import App

/// The mouse as a terminal reports it, in tmux: SGR bytes, beyond column 223 too.
@Suite(.serialized) struct MouseEndToEndTests {
  let folder: TemporaryFolder
  let run: String

  init() throws {
    folder = try TemporaryFolder()
    run = try DemoRun.copy(into: folder)
  }

  private func report(_ buttons: Int, _ x: Int, _ y: Int, _ end: String = "M") -> String {
    "\u{1B}[<\(buttons);\(x);\(y)\(end)"
  }

  @Test func clicksWheelAndDragsWork() throws {
    let session = try TmuxSession(
      "\(TmuxSession.command("review \(run)")); sleep 100", width: 240, height: 60)
    try session.wait(for: "component 1/")
    #expect(try session.fact("#{mouse_any_flag} #{mouse_sgr_flag}") == "1 1")
    try session.type(report(0, 5, 9) + report(0, 5, 9, "m"))
    try session.wait(for: "component 8/")
    try session.type(report(65, 5, 9))
    try session.wait(for: "component 9/")
    // A tick of the wheel, a drag and a click on the key bar's second entry, in one burst.
    try session.type(
      report(64, 120, 30) + report(0, 120, 30) + report(32, 100, 30) + report(0, 100, 30, "m"))
    let bar = try #require(try session.screen().split(separator: "\n").last)
    let column = try #require(bar.firstRange(of: "a accept")).lowerBound
    let x = bar.distance(from: bar.startIndex, to: column) + 1
    try session.type(report(0, x, 60) + report(0, x, 60, "m"))
    try session.wait(for: "1 decided")
    // Far to the right, where the older report could not say where.
    try session.type(report(0, 239, 30) + report(0, 239, 30, "m") + "j")
    try session.wait(for: "component 11/")
  }

  @Test func noMouseLeavesItToTheTerminal() throws {
    let session = try TmuxSession("\(TmuxSession.command("review \(run) --no-mouse")); sleep 100")
    try session.wait(for: "component 1/")
    #expect(try session.fact("#{mouse_any_flag}") == "0")
    // A report that comes all the same must act as nothing.
    try session.type(report(0, 5, 9) + "j")
    try session.wait(for: "component 2/")
  }
}
