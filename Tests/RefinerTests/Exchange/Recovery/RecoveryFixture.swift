import Foundation
import Labels
import Testing

@testable import Refiner

/// A run that takes maps in, and checks that it then has them.
struct RecoveryFixture {
  let review: ReviewFixture
  let run: Run

  init(images: Int = 2) throws {
    review = try ReviewFixture()
    run = try review.makeRun(images: images)
  }

  var maps: String { review.folder + "/maps" }

  /// Writes a map of an image into the folder of maps.
  func put(_ map: LabelMap, image number: Int = 1) throws {
    let path = maps + "/" + review.stem(number) + ".png"
    try FileSystem.makeFolder(Path.folder(of: path))
    try PNGFile.write(map, palette: run.palette, to: path)
  }

  /// The map of an image that an export would write now.
  func present(_ number: Int = 1) throws -> LabelMap {
    try run.composedMap(of: ImageID(number), state: try run.store.reviewState())
  }

  /// Compares the maps of a folder.
  func recover(from folder: String? = nil, accepting: Bool = false) throws -> RecoveredDecisions {
    var recovery = DecisionRecovery(of: run)
    recovery.acceptsUnchanged = accepting
    return try recovery.decisions(from: folder ?? maps)
  }

  /// Compares the maps of a folder and writes the rows.
  @discardableResult
  func take(from folder: String? = nil, accepting: Bool = false) throws -> RecoveredDecisions {
    let found = try recover(from: folder, accepting: accepting)
    guard !found.requests.isEmpty else { return found }
    let rows = try run.store.append(
      found.requests, reviewer: "b", seconds: 0, note: found.note)
    #expect(rows.count == found.requests.count)
    return found
  }

  /// Exports the run; gives the bytes of its maps.
  func export(_ name: String) throws -> [String: Data] {
    let folder = review.folder + "/" + name
    try LabelSetExport(run: run, tool: "fleck test").write(to: folder)
    var files: [String: Data] = [:]
    for image in try run.store.images() {
      files[image.stem] = try Data(
        contentsOf: URL(filePath: folder + "/" + RunPath.label(stem: image.stem)))
    }
    return files
  }

  /// Takes the newest batch back.
  func undo() throws {
    let requests = try run.store.reviewState().nextUndo.map {
      JournalRequest(.undo(sequence: $0))
    }
    _ = try run.store.append(requests, reviewer: "b", seconds: 0)
  }

  /// The pixels of a component of the first image as refining found them.
  func runs(_ component: Int) throws -> RunLengthEncoding {
    try run.store.runs(of: ComponentID(component))
  }

  /// Some decisions of any kind by somebody else.
  func decide(steps: Int, seed: UInt64) throws {
    var reviewer = try RandomReview(run.store, seed: seed)
    for _ in 0..<steps { _ = try reviewer.step() }
  }
}
