import Foundation
import Refiner
import Testing

@testable import App

/// Two processes on one pool never decide about the same image.
@Suite struct PoolTests {
  @Test func twoProcessesShareAThousandImages() throws {
    let pool = try PoolFixture(images: 1000, reviewers: "anna,ben")
    let keys = String(repeating: "a\n", count: 1010) + "state\n"
    let processes = try ["anna", "ben"].map { try pool.start($0, keys) }
    for process in processes { process.waitUntilExit() }
    #expect(processes.allSatisfy { $0.terminationStatus == 0 })
    let (anna, ben) = (try pool.decided("anna"), try pool.decided("ben"))
    #expect(anna.isDisjoint(with: ben))
    #expect(anna.count + ben.count == 1000 && !anna.isEmpty && !ben.isEmpty)
    for name in ["anna", "ben"] {
      #expect(try pool.output(name).contains("components left are held by"), "\(name)")
      #expect(Verification.verify(run: pool.parts + "/" + name) == [])
    }
  }

  @Test func whatAKilledReviewerDecidedStaysTheirs() throws {
    let pool = try PoolFixture(images: 60, reviewers: "anna,ben")
    let said = pool.folder.path + "/state.json"
    let keys = String(repeating: "a\nstate \(said)\n", count: 20)
    let anna = try pool.start("anna", keys + String(repeating: "wait\n", count: 1 << 16))
    for _ in 0..<4000 {
      if (try? String(contentsOfFile: said, encoding: .utf8))?.contains("\"decided\":20") == true {
        break
      }
      Thread.sleep(forTimeInterval: 0.01)
    }
    // The one under her cursor is held, and nothing is decided about it.
    var held: [String] = []
    for _ in 0..<500 where held.isEmpty {
      held = try leases(of: pool, state: "held")
      Thread.sleep(forTimeInterval: 0.01)
    }
    kill(anna.processIdentifier, SIGKILL)
    anna.waitUntilExit()
    #expect(held.count == 1)
    #expect(try leases(of: pool, state: "done").count == 20)

    let ben = try pool.start("ben", String(repeating: "a\n", count: 100) + "state\n")
    ben.waitUntilExit()
    #expect(try pool.decided("ben").count == 39)
    #expect(try pool.output("ben").contains("21 components left are held by anna"))

    // Ten minutes later.
    for name in try leases(of: pool, state: "held") {
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSinceNow: -LeaseFolder.patience - 1)],
        ofItemAtPath: pool.leases + "/" + name)
    }
    let late = try pool.start("ben", String(repeating: "a\n", count: 10) + "state\n")
    late.waitUntilExit()
    let decided = (try pool.decided("anna"), try pool.decided("ben"))
    #expect(decided.0.count == 20 && decided.1.count == 40)
    #expect(decided.0.isDisjoint(with: decided.1))

    // Her own process finds all of hers again.
    let again = try pool.start("anna", "state\nu\nstate\n")
    again.waitUntilExit()
    #expect(again.terminationStatus == 0)
    let back = try Run.open(pool.parts + "/anna", readOnly: true).store.reviewState()
    #expect(back.decisions.count == 19)
    #expect(try leases(of: pool, state: "done").count == 59)
  }

  @Test func sharedImagesAreForEverybody() throws {
    let pool = try PoolFixture(images: 20, reviewers: "anna,ben", overlap: "25%")
    for name in ["anna", "ben"] {
      let process = try pool.start(name, String(repeating: "a\n", count: 40))
      process.waitUntilExit()
    }
    let (anna, ben) = (try pool.decided("anna"), try pool.decided("ben"))
    // Anna was first and took all; of hers, the shared five are Ben's too.
    #expect(anna.count == 20 && ben.count == 5)
  }

  @Test func copiesOfOneRunShareAFolderThatIsGiven() throws {
    let folder = try TemporaryFolder()
    for name in ["one", "two"] { try PoolFixture.makeRun(folder.path + "/" + name, images: 6) }
    let script = folder.path + "/keys"
    for (name, keys) in [("one", "a\na\n"), ("two", "a\na\na\na\na\na\nstate\n")] {
      try keys.write(toFile: script, atomically: true, encoding: .utf8)
      let result = try FleckProcess.run(
        "review", folder.path + "/" + name, "--script", script, "--reviewer", "r-\(name)",
        "--leases", folder.path + "/leases")
      #expect(result.code == 0, "\(result.errors)")
    }
    let images = try ["one", "two"].map {
      try PoolFixture.decided(folder.path + "/" + $0)
    }
    #expect(images[0].count == 2 && images[1].count == 4)
    #expect(images[0].isDisjoint(with: images[1]))
  }

  @Test func aFolderThatCannotBeWrittenIsSaidAtTheStart() throws {
    let folder = try TemporaryFolder()
    try PoolFixture.makeRun(folder.path + "/run", images: 2)
    let script = folder.path + "/keys"
    try "a\n".write(toFile: script, atomically: true, encoding: .utf8)
    let result = try FleckProcess.run(
      "review", folder.path + "/run", "--script", script, "--leases", "/sys/kernel/leases")
    #expect(result.code == 1 && result.errors.contains("/sys/kernel/leases"))
    #expect(result.errors.split(separator: "\n").count == 1)
    try FileManager.default.createDirectory(
      atPath: folder.path + "/other", withIntermediateDirectories: true)
    try "another\n".write(
      toFile: folder.path + "/other/pool", atomically: true, encoding: .utf8)
    let other = try FleckProcess.run(
      "review", folder.path + "/run", "--script", script, "--leases", folder.path + "/other")
    #expect(other.code == 3 && other.errors.contains("holds the leases of another run"))
    #expect(try Run.open(folder.path + "/run", readOnly: true).store.journalCount() == 0)
  }

  @Test func aPartThatWasCarriedAwayIsNotReviewedAlone() throws {
    let pool = try PoolFixture(images: 2, reviewers: "anna,ben")
    let away = pool.folder.path + "/away"
    try FileManager.default.createDirectory(atPath: away, withIntermediateDirectories: true)
    try FileManager.default.copyItem(atPath: pool.parts + "/anna", toPath: away + "/anna")
    let script = pool.folder.path + "/keys"
    try "a\n".write(toFile: script, atomically: true, encoding: .utf8)
    let result = try FleckProcess.run("review", away + "/anna", "--script", script)
    #expect(result.code == 3 && result.errors.contains("the leases of its pool are not there"))
    #expect(try PoolFixture.decided(away + "/anna").isEmpty)
  }

  private func leases(of pool: PoolFixture, state: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: pool.leases).filter { name in
      guard name.hasSuffix(".lease"),
        let text = try? String(contentsOfFile: pool.leases + "/" + name, encoding: .utf8)
      else { return false }
      return text.contains("\"state\":\"\(state)\"")
    }
  }
}
