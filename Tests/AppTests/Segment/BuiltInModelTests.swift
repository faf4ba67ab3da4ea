import ArgumentParser
import Foundation
import Refiner
import Testing

@testable import App

@Suite struct BuiltInModelTests {
  /// The source tree, which has the file.
  private static let tree = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../..").standardized.path

  @Test func theFileIsTheOneThatTheCodeKnows() throws {
    let checkpoint = try BuiltInModel.open(in: DataFolder(candidates: ["/nowhere", Self.tree]))
    #expect(checkpoint.contentHash == BuiltInModel.contentHash)
    #expect(try Checkpoint.named("nano").contentHash == BuiltInModel.contentHash)
    let network = try NetworkConfiguration(checkpoint: checkpoint)
    #expect(network.inputSide == BuiltInModel.inputSide)
    #expect(try ModelFile("nano").state == .ready(inputSide: 512, isBuiltIn: true))
  }

  @Test func anotherFileInItsPlaceIsRefused() throws {
    let folder = NSTemporaryDirectory() + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let missing = #expect(throws: Failure.self) {
      try BuiltInModel.open(in: DataFolder(candidates: [folder]))
    }
    #expect(missing?.description.contains("FLECK_DATA") == true)
    try FileManager.default.createDirectory(
      atPath: folder + "/models", withIntermediateDirectories: true)
    var bytes = try Data(contentsOf: URL(fileURLWithPath: Self.tree + "/" + BuiltInModel.file))
    bytes[bytes.count - 1] ^= 1
    try bytes.write(to: URL(fileURLWithPath: folder + "/" + BuiltInModel.file))
    let other = #expect(throws: Failure.self) {
      try BuiltInModel.open(in: DataFolder(candidates: [folder]))
    }
    #expect(other?.description.contains("is not this version's") == true)
  }

  @Test func aggregationTakesItUnlessAnotherIsNamed() throws {
    let base = ["d", "--taxonomy", "t", "--out", "r"]
    let none = ["XDG_CONFIG_HOME": "/nonexistent"]
    let aggregated = try RefineCommand.parse(
      base + ["--aggregate", "full", "--embedding-cache", "c"])
    let network = aggregated.network
    #expect(try network.name(needed: true, environment: none) == "nano")
    let variable = none.merging(["FLECK_MODEL": "b.pth"]) { $1 }
    #expect(try network.name(needed: true, environment: variable) == "b.pth")
    #expect(try network.name(needed: false, environment: variable) == nil)
    let named = try RefineCommand.parse(base + ["--aggregate", "full", "--checkpoint", "a.pth"])
    #expect(try named.network.name(needed: true, environment: variable) == "a.pth")
    #expect(try network.name(needed: true, earlier: "c.pth", environment: variable) == "c.pth")
    #expect(throws: (any Error).self) { try RefineCommand.parse(base + ["--input-side", "256"]) }
  }

  @Test func itTakesNoInputSideAndNoEmbeddingsOfSomebodyElse() throws {
    #expect(throws: Failure.self) { try ModelFile("nano", inputSide: 256) }
    #expect(throws: Failure.self) {
      try SegmentAnything(named: "nano", inputSide: 1024, threadCount: 1)
    }
    #expect(try ModelFile("nano", inputSide: 512).inputSide == 512)
    #expect(throws: Failure.self) { try BuiltInModel.check(embeddings: "e", option: "--model") }
    try BuiltInModel.check(embeddings: nil, option: "--model")
  }
}
