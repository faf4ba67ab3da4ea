import Foundation
import Labels
import Refiner
import Testing

/// SAM mode in a real terminal and in scripts, with a very small network.
@Suite(.serialized) struct SegmentEndToEndTests {
  let folder: TemporaryFolder
  let run: String
  let model: String

  init() throws {
    folder = try TemporaryFolder()
    run = try DemoRun.copy(into: folder)
    model = try SmallNetwork.write(into: folder)
  }

  func journal() throws -> [JournalEntry] { try Run.open(run, readOnly: true).store.journal() }

  @Test func aMaskIsTakenAndExported() throws {
    let session = try TmuxSession(
      "\(TmuxSession.command("review \(run) --model \(model)")); echo \"left with $?\"; sleep 100",
      width: 120, height: 40)
    try session.wait(for: "0 decided")
    try session.press("s")
    try session.wait(for: "predicted IoU")
    try session.press("Tab")
    try session.wait(for: "2/3")
    try session.press("l", "Space")
    try session.wait(for: "2 points")
    // A network that was never trained may offer nothing; then there are two masks more.
    for _ in 0..<3 where try journal().isEmpty {
      try session.press("Enter", "Tab")
      Thread.sleep(forTimeInterval: 0.3)
    }
    #expect(try journal().map(\.kind) == ["reshape"])
    try session.wait(for: "1 decided")
    try session.press("u")
    try session.wait(for: "0 decided")
    try session.press("C-r")
    try session.wait(for: "1 decided")
    try session.press("q")
    try session.wait(for: "left with 0")
    #expect(Verification.verify(run: run).isEmpty)
    let names = try FileManager.default.contentsOfDirectory(atPath: run + "/embeddings")
    #expect(!names.isEmpty)
    let export = try FleckProcess.run("export", run, "--to", folder.path + "/out")
    #expect(export.code == 0, "\(export.errors)")
  }

  @Test func aScriptWaitsForTheNetwork() throws {
    let script = folder.path + "/keys"
    try "s\nwait\nstate\nframe\nEscape\nstate\n".write(
      toFile: script, atomically: true, encoding: .utf8)
    let result = try FleckProcess.run(
      "review", run, "--model", model, "--script", script, "--embedding-cache-size", "0")
    #expect(result.code == 0, "\(result.errors)")
    let lines = result.output.split(separator: "\n")
    #expect(lines.first?.contains("\"screen\":\"SAM\"") == true)
    #expect(result.output.contains("1/3, predicted IoU"))
    #expect(lines.last?.contains("\"screen\":\"review\"") == true)
    #expect(!FileManager.default.fileExists(atPath: run + "/embeddings"))
  }

  @Test func aModelThatIsNoneIsAnErrorBeforeTheScreen() throws {
    let script = folder.path + "/keys"
    try "state\n".write(toFile: script, atomically: true, encoding: .utf8)
    let result = try FleckProcess.run(
      "review", run, "--model", script, "--script", script)
    #expect(result.code == 3 && result.errors.contains(script))
  }

  @Test func modelSaysHowToGetOne() throws {
    let result = try FleckProcess.run("model")
    #expect(result.code == 0)
    for text in ["mobile_sam.pt", "sam_vit_b_01ec64.pth", "FLECK_MODEL", "--model"] {
      #expect(result.output.contains(text))
    }
  }

  @Test func theRunsOwnModelIsFound() throws {
    let own = folder.path + "/own"
    let refined = try FleckProcess.run(
      "refine", DemoRun.data(), "--taxonomy", "cityscapes-19", "--out", own, "--checkpoint", model)
    #expect(refined.code == 0, "\(refined.errors)")
    let script = folder.path + "/keys"
    try "s\nwait\nstate\n".write(toFile: script, atomically: true, encoding: .utf8)
    let found = try FleckProcess.run("review", own, "--script", script)
    #expect(found.output.contains("\"screen\":\"SAM\""), "\(found.output) \(found.errors)")
    try FileManager.default.removeItem(atPath: model)
    let gone = try FleckProcess.run("review", own, "--script", script)
    #expect(gone.code == 0 && gone.output.contains("small.safetensors"))
    #expect(gone.output.contains("\"screen\":\"review\""))
  }
}
