import Foundation
import Testing

@testable import Refiner

@Suite struct AtomicFileTests {
  @Test func filesAreReplacedWholeAndNothingElseStays() throws {
    let sandbox = try FileSandbox()
    try AtomicFile.write([1, 2, 3], to: sandbox("a"))
    try AtomicFile.write([4], to: sandbox("a"))
    #expect(try FileSystem.read(sandbox("a"), limit: 10) == [4])
    try AtomicFile.write([], to: sandbox("a"))
    #expect(try FileSystem.read(sandbox("a"), limit: 10) == [])
    #expect(try sandbox.names() == ["a"])
  }

  @Test func namesOfEveryLengthAreWritten() throws {
    let sandbox = try FileSandbox()
    let name = String(repeating: "n", count: 255)
    try AtomicFile.write([1], to: sandbox(name))
    #expect(try sandbox.names() == [name])
  }

  @Test func aFailedWriteNamesTheFileAndLeavesNothing() throws {
    let sandbox = try FileSandbox()
    #expect(throws: FileError.unwritable(path: sandbox("no/a"), reason: .noFolder)) {
      try AtomicFile.write([1], to: sandbox("no/a"))
    }
    // A folder cannot be replaced by a file: the rename fails after the temporary file was made.
    try sandbox.touch("folder/b")
    #expect(throws: FileError.self) { try AtomicFile.write([1], to: sandbox("folder")) }
    #expect(try sandbox.names() == ["folder"])
  }

  @Test func aFullDiskIsSaidSo() throws {
    guard FileManager.default.fileExists(atPath: "/dev/full") else { return }
    let sandbox = try FileSandbox()
    #expect(throws: FileError.self) { try FileSystem.create([1], at: "/dev/full") }
    let full = FileError.unwritable(path: sandbox("a"), reason: .diskFull)
    #expect(full.description.hasSuffix("the disk is full; free space and run again"))
  }

  @Test func onlyRegularFilesOfBearableLengthAreRead() throws {
    let sandbox = try FileSandbox()
    try sandbox.write([1, 2, 3], to: "a")
    #expect(throws: FileError.tooLong(path: sandbox("a"), count: 3, limit: 2)) {
      try FileSystem.read(sandbox("a"), limit: 2)
    }
    #expect(throws: FileError.missing(path: sandbox("b"))) {
      try FileSystem.read(sandbox("b"), limit: 2)
    }
    #expect(throws: FileError.self) { try FileSystem.read(sandbox.path, limit: 2) }
    #expect(throws: FileError.self) { try FileSystem.read("/dev/zero", limit: 2) }
  }
}
