import Foundation
import Testing

@testable import Refiner

@Suite struct DatasetTests {
  private func samples(_ sandbox: FileSandbox, _ folders: String...) throws -> [Sample] {
    try Dataset.samples(
      DatasetPaths(
        images: sandbox(folders[0]), labels: sandbox(folders[1]),
        confidence: folders.count > 2 ? sandbox(folders[2]) : nil,
        truth: folders.count > 3 ? sandbox(folders[3]) : nil))
  }

  @Test func foldersAreMatchedByRelativeStem() throws {
    let sandbox = try FileSandbox()
    try sandbox.touch(
      "i/b.jpg", "i/a.png", "i/x/c.JPEG", "i/.hidden.png", "i/notes.txt", "l/a.png", "l/b.npy",
      "l/x/c.png", "c/a.npy", "c/b.npy", "c/x/c.npy", "c/more.npy", "t/a.png", "t/b.png",
      "t/x/c.png")
    let found = try samples(sandbox, "i", "l", "c", "t")
    #expect(found.map(\.stem) == ["a", "b", "x/c"])
    #expect(
      found.last
        == Sample(
          stem: "x/c", image: sandbox("i/x/c.JPEG"), label: sandbox("l/x/c.png"),
          confidence: sandbox("c/x/c.npy"), truth: sandbox("t/x/c.png")))
  }

  @Test func cityscapesSuffixesAreUnderstood() throws {
    let sandbox = try FileSandbox()
    try sandbox.touch(
      "i/jena/j_1_leftImg8bit.png", "l/jena/j_1_leftImg8bit.png",
      "t/jena/j_1_gtFine_color.png", "t/jena/j_1_gtFine_instanceIds.png",
      "t/jena/j_1_gtFine_labelIds.png", "t/jena/j_1_gtFine_labelTrainIds.png",
      "t/jena/j_1_gtFine_polygons.json", "p/jena/j_1.png", "p/jena/j_1_color.png",
      "p/jena/j_1_conf.npy")
    let found = try samples(sandbox, "i", "l", "p", "t")
    #expect(found.map(\.stem) == ["jena/j_1"])
    #expect(found.first?.truth == sandbox("t/jena/j_1_gtFine_labelTrainIds.png"))
    #expect(found.first?.confidence == sandbox("p/jena/j_1_conf.npy"))
    #expect(try samples(sandbox, "i", "p").first?.label == sandbox("p/jena/j_1.png"))
  }

  @Test func missingPartnersAreCountedAndListed() throws {
    let sandbox = try FileSandbox()
    try sandbox.touch("i/a.png", "i/b.png", "i/c.png", "i/d.png", "i/e.png", "l/c.png", "e/x.txt")
    #expect(
      throws: FileError.missingPartners(
        path: sandbox("l"), role: .label, stems: ["a", "b", "d"], count: 4)
    ) { try samples(sandbox, "i", "l") }
    #expect(
      throws: FileError.missingPartners(
        path: sandbox("l"), role: .image, stems: ["a", "b", "d"], count: 4)
    ) { try samples(sandbox, "l", "i") }
    #expect(
      throws: FileError.missingPartners(
        path: sandbox("l"), role: .truth, stems: ["a", "b", "d"], count: 4)
    ) { try samples(sandbox, "i", "i", "i", "l") }
    #expect(throws: FileError.noSamples(path: sandbox("e"), role: .label)) {
      try samples(sandbox, "i", "e")
    }
    #expect(throws: FileError.missing(path: sandbox("no"))) { try samples(sandbox, "no", "l") }
    #expect(throws: FileError.self) { try samples(sandbox, "i/a.png", "l") }
  }

  @Test func twoFilesOfOneStemAreRefused() throws {
    let sandbox = try FileSandbox()
    try sandbox.touch("i/a.png", "i/a.jpg", "l/a.png")
    let error = #expect(throws: FileError.self) { try samples(sandbox, "i", "l") }
    #expect(error?.description.contains("a.jpg") == true)
    #expect(error?.description.contains("a.png") == true)
  }

  @Test func loopsOfSymbolicLinksEnd() throws {
    let sandbox = try FileSandbox()
    try sandbox.touch("i/a.png", "l/a.png", "pool/b.png")
    for (link, target) in [("i/loop", "."), ("i/broken", "nowhere"), ("l/up", "..")] {
      try FileManager.default.createSymbolicLink(
        atPath: sandbox(link), withDestinationPath: target)
    }
    #expect(try samples(sandbox, "i", "i").map(\.stem) == ["a"])
    try FileManager.default.removeItem(atPath: sandbox("l/up"))
    for folder in ["i", "l"] {
      try FileManager.default.createSymbolicLink(
        atPath: sandbox(folder + "/pool"), withDestinationPath: "../pool")
    }
    #expect(try samples(sandbox, "i", "l").map(\.stem) == ["a", "pool/b"])
  }

  @Test func listsAreMatchedByTheEndOfTheStem() throws {
    let sandbox = try FileSandbox()
    try sandbox.touch(
      "images/train/b_leftImg8bit.png", "images/train/a_leftImg8bit.png", "pseudo/a.png",
      "pseudo/b.png", "conf/a.png", "conf/b.png")
    let text =
      "images/train/b_leftImg8bit.png pseudo/b.png\r\n"
      + "images/train/a_leftImg8bit.png pseudo/a.png\n"
    let list = try sandbox.write(Array(text.utf8), to: "list.txt")
    let found = try Dataset.samples(
      DatasetPaths(confidence: sandbox("conf"), truth: sandbox("pseudo"), list: list))
    #expect(found.map(\.stem) == ["train/a", "train/b"])
    #expect(found.first?.confidence == sandbox("conf/a.png"))
    #expect(found.first?.truth == sandbox("pseudo/a.png"))
    #expect(found.first?.image == sandbox("images/train/a_leftImg8bit.png"))
  }

  @Test func listsWithRepeatedOrMissingFilesAreRefused() throws {
    let sandbox = try FileSandbox()
    try sandbox.touch("i/a.png", "l/a.png")
    for (name, text) in [
      ("twice", "i/a.png l/a.png\ni/a.png l/a.png\n"), ("gone", "i/b.png l/a.png\n"),
      ("unlabelled", "i/a.png l/b.png\n"), ("folder", "i/a.png l\n"), ("empty", "\n"),
    ] {
      let list = try sandbox.write(Array(text.utf8), to: name)
      let error = #expect(throws: FileError.self) {
        try Dataset.samples(DatasetPaths(list: list))
      }
      #expect(error?.path == list)
    }
  }
}
