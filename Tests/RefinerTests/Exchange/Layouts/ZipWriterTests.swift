import Foundation
import Labels
import Testing

@testable import Refiner

@Suite struct ZipWriterTests {
  private func write(_ entries: [(String, [UInt8])], to path: String) throws {
    let sink = DraftSink(folder: Path.folder(of: path))
    var writer = ZipWriter(try sink.begin(Path.name(of: path)))
    for (name, bytes) in entries { try writer.add(name, bytes) }
    try writer.finish()
    #expect(try sink.digests == [Path.name(of: path): FileDigest.sha256(ofFile: path)])
  }

  @Test func anArchiveOfOneFileHasTheBytesOfTheFormat() throws {
    let sandbox = try FileSandbox()
    try write([("a", [65])], to: sandbox("a.zip"))
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: sandbox("a.zip"))))
    // CRC-32 of "A" is D3D99E8B.
    let shared: [UInt8] = [
      20, 0, 0, 8, 0, 0, 0, 0, 0x21, 0, 0x8B, 0x9E, 0xD9, 0xD3, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0,
    ]
    let local: [UInt8] = [0x50, 0x4B, 3, 4] + shared + [97, 65]
    let central: [UInt8] =
      [0x50, 0x4B, 1, 2, 0x14, 3] + shared + [0, 0, 0, 0, 0, 0, 0, 0, 0xA4, 0x81, 0, 0, 0, 0, 97]
    let end: [UInt8] = [0x50, 0x4B, 5, 6, 0, 0, 0, 0, 1, 0, 1, 0, 47, 0, 0, 0, 32, 0, 0, 0, 0, 0]
    #expect(bytes == local + central + end)
  }

  @Test func whatIsWrittenIsReadBack() throws {
    let sandbox = try FileSandbox()
    let entries: [(String, [UInt8])] = [
      ("labelmap.txt", []), ("SegmentationClass/a b.png", [1, 2, 3]),
      ("SegmentationClass/é.png", Array(repeating: 7, count: 100_000)),
    ]
    try write(entries, to: sandbox("a.zip"))
    let archive = try ZipArchive(MappedFile(sandbox("a.zip")))
    #expect(archive.entries.count == 3)
    for (name, bytes) in entries {
      let entry = try #require(archive.entries[name])
      let range = entry.dataStart..<(entry.dataStart + entry.count)
      #expect(archive.file.bytes(range) == bytes)
    }
  }

  @Test func moreFilesThanTheFormatHoldsAreRefused() throws {
    let sandbox = try FileSandbox()
    let sink = DraftSink(folder: sandbox.path)
    var writer = ZipWriter(try sink.begin("a.zip"))
    for number in 0..<65535 { try writer.add("\(number)", []) }
    let error = #expect(throws: ExportError.self) { try writer.add("one more", []) }
    #expect(error?.description.contains("65,535 files") == true)
  }
}
