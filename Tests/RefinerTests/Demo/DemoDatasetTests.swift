import FoundationEssentials
import Labels
import Testing

@testable import Refiner

@Suite struct DemoDatasetTests {
  private func temporaryFolder() -> String {
    FileManager.default.temporaryDirectory.path + "/fleck-demo-" + UUID().uuidString
  }

  @Test func writesFilesThatReadBackAsDrawn() throws {
    let folder = temporaryFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    var progress: [Int] = []
    try DemoDataset.write(to: folder + "/a/b", scenes: 2) { progress.append($0) }
    #expect(progress == [1, 2])
    for index in 0..<2 {
      let name = "/street-0\(index).png"
      #expect(
        try PhotoFile.read(folder + "/a/b/images" + name) == DemoScenes.scenes[index].image)
      let truth = try PNGFile.read(folder + "/a/b/truth" + name)
      #expect(indices(of: truth) == DemoScenes.scenes[index].truth.ids)
      let labels = try PNGFile.read(folder + "/a/b/labels" + name)
      #expect(indices(of: labels) == DemoScenes.predictions[index].labels.ids)
      let confidence = try PNGFile.read(folder + "/a/b/confidence" + name)
      guard case .grey8(let bytes) = confidence.content else {
        Issue.record("confidence is not 8-bit grey")
        continue
      }
      #expect(bytes == DemoScenes.predictions[index].confidence)
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder + "/a/b").count == 4)
  }

  @Test func saysWhichFolderCannotBeMade() throws {
    let file = temporaryFolder()
    #expect(FileManager.default.createFile(atPath: file, contents: nil))
    defer { try? FileManager.default.removeItem(atPath: file) }
    let error = #expect(throws: FileError.self) { try DemoDataset.write(to: file, scenes: 1) }
    #expect(error?.description.contains(file) == true)
  }

  private func indices(of image: PNGImage) -> [UInt8]? {
    if case .palette(let indices, let colours) = image.content, colours.count == 256 {
      return indices
    }
    return nil
  }
}
