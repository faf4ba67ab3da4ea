import Foundation
import GRDB
import Labels
import Testing

@testable import Refiner

@Suite struct ReshapeTests {
  private func pieces(of image: ImageID, in store: ReviewStore) throws -> [PixelModel.Piece] {
    try store.components(of: image).map {
      PixelModel.Piece(id: $0.id, classID: $0.classID, runs: try store.runs(of: $0.id))
    }
  }

  private func standing(_ rows: [JournalEntry], _ state: ReviewState) -> [Decision] {
    state.undoStack.compactMap { rows[$0 - 1].decision }.reduce(into: []) { standing, decision in
      if decision.kind == .reopen {
        standing.removeAll { $0.component == decision.component }
      } else {
        standing.append(decision)
      }
    }
  }

  /// Twenty thousand fsyncs would take minutes and are not what is tested here.
  private func makeFastRun(_ fixture: ReviewFixture, images: Int = 2) throws -> Run {
    let run = try fixture.makeRun(images: images)
    try run.store.database.writeWithoutTransaction {
      try $0.execute(sql: "PRAGMA synchronous = OFF")
    }
    return run
  }

  @Test(arguments: 1...12)
  func randomReviewsAgreeWithAnOwnerPerPixel(seed: Int) throws {
    let fixture = try ReviewFixture()
    let run = try makeFastRun(fixture)
    let images = [ImageID(1), ImageID(2)]
    let bases = try images.map { try run.baseMap(of: run.store.image($0)) }
    let pieces = try images.map { try self.pieces(of: $0, in: run.store) }
    var reviewer = try RandomReview(run.store, seed: UInt64(seed))
    var rows: [JournalEntry] = []
    for _ in 0..<60 {
      rows += try reviewer.step()
      let state = try run.store.reviewState()
      #expect(state == reviewer.state)
      for (place, image) in images.enumerated() {
        var model = PixelModel(base: bases[place], pieces: pieces[place])
        for decision in standing(rows, state) { model.apply(decision) }
        #expect(try run.composedMap(of: image, state: state) == model.map)
        let shapes = state.shapes(of: image)
        for piece in pieces[place] {
          let mask = shapes.mask(of: piece.id, base: piece.runs)
          #expect(mask == model.mask(of: piece.id), "component \(piece.id)")
        }
        if let last = rows.last, last.image == image {
          #expect(last.runsAfter == model.mask(of: last.component).compressed)
        }
      }
    }
    #expect(ReviewState(rows) == reviewer.state)
    let reopened = try Run.open(run.folder, readOnly: true)
    #expect(try reopened.store.reviewState() == reviewer.state)
    let out = fixture.folder + "/out"
    try LabelSetExport(run: run, tool: "fleck test").write(to: out)
    #expect(Verification.verify(run: run.folder, export: out) == [])
    for (place, image) in images.enumerated() {
      var model = PixelModel(base: bases[place], pieces: pieces[place])
      for decision in standing(rows, try run.store.reviewState()) { model.apply(decision) }
      let path = out + "/labels/\(try run.store.image(image).stem).png"
      #expect(try LabelFile.read(path, taxonomy: run.taxonomy) == model.map)
    }
  }

  private func box(_ x: Int, _ y: Int, _ width: Int, _ height: Int) -> RunLengthEncoding {
    RunLengthEncoding(
      Mask(
        imageSize: Size(width: 32, height: 24),
        bounds: Rectangle(x: x, y: y, width: width, height: height),
        bits: Array(repeating: true, count: width * height)))
  }

  private let source = MaskSource.model(
    hash: "ab", prompts: ["point 3 4 in", "box 1 2 3 4"], predictedIoU: 0.875, candidate: 2)

  private func reshape(
    _ id: Int, _ store: ReviewStore, to mask: RunLengthEncoding, classID: UInt8 = 1
  ) throws -> Decision {
    let id = ComponentID(id)
    let image = try store.subject(of: id).image
    let before = try store.reviewState().shapes(of: image).mask(of: id, base: store.runs(of: id))
    return Decision(
      component: id, kind: .reshape, classAfter: ClassID(classID),
      reshape: Reshape(mask: mask, replacing: before, filledWith: .void, source: source))
  }

  private func append(_ decision: Decision, to store: ReviewStore) throws -> JournalEntry {
    try store.append(.decide(decision), reviewer: "a", seconds: 1)
  }

  @Test func aMaskTakesFromNeighboursAndANewClassFollowsIt() throws {
    let fixture = try ReviewFixture()
    let run = try fixture.makeRun(images: 1)
    let first = box(0, 0, 12, 3)
    _ = try append(reshape(1, run.store, to: first), to: run.store)
    let neighbour = try run.store.runs(of: ComponentID(2))
    var state = try run.store.reviewState()
    let left = state.shapes(of: ImageID(1)).mask(of: ComponentID(2), base: neighbour)
    #expect(left == neighbour.subtracting(first) && left != neighbour)
    let relabel = Decision(component: ComponentID(1), kind: .relabel, classAfter: ClassID(5))
    let row = try append(relabel, to: run.store)
    #expect(row.runsBefore == first.compressed && row.runsAfter == first.compressed)
    let discard = Decision(component: ComponentID(2), kind: .discard, classAfter: .void)
    _ = try append(discard, to: run.store)
    state = try run.store.reviewState()
    let map = try run.composedMap(of: ImageID(1), state: state)
    for y in 0..<3 { for x in 0..<12 { #expect(map[x, y] == ClassID(5)) } }
    PixelModel.forEachPixel(of: neighbour.subtracting(first)) { #expect(map.ids[$0] == 255) }
  }

  @Test func aRowSaysWhereItsMaskCameFrom() throws {
    let fixture = try ReviewFixture()
    let run = try fixture.makeRun(images: 1)
    let decision = try reshape(1, run.store, to: box(1, 1, 2, 2))
    let row = try append(decision, to: run.store)
    #expect(row.decision == decision && row.kind == "reshape")
    let text = try #require(row.maskSource)
    #expect(text.contains(#""model":"ab""#) && text.contains(#""size":[24,32]"#), "\(text)")
    #expect(text.contains(#""prompts":["point 3 4 in","box 1 2 3 4"]"#), "\(text)")
    let undone = try run.store.append(.undo(sequence: 1), reviewer: "a", seconds: 1)
    #expect(undone.runsBefore == row.runsAfter && undone.runsAfter == row.runsBefore)
    #expect(undone.maskSource == nil)
  }

  @Test func shapesThatDoNotFitAreNotTaken() throws {
    let fixture = try ReviewFixture()
    let store = try fixture.makeRun(images: 1).store
    let own = try store.runs(of: ComponentID(1))
    let other = Size<ImageSpace>(width: 31, height: 24)
    func refused(
      _ mask: RunLengthEncoding, _ fills: [Reshape.Fill], _ problem: ReshapeProblem
    ) {
      let reshape = Reshape(mask: mask, fills: fills, source: source)
      let decision = Decision(
        component: ComponentID(1), kind: .reshape, classAfter: ClassID(1), reshape: reshape)
      #expect(throws: StoreError.refused(path: store.path, reason: .badReshape(problem))) {
        try append(decision, to: store)
      }
    }
    refused(.empty(size: fixture.size), [Reshape.Fill(classID: .void, runs: own)], .emptyMask)
    refused(.empty(size: other), [], .otherSize)
    refused(box(30, 20, 1, 1), [], .notFilled(pixels: own.area))
    let whole = Reshape.Fill(classID: .void, runs: own)
    refused(own, [whole], .fillNotGivenUp)
    refused(box(30, 20, 1, 1), [whole, whole], .fillNotGivenUp)
    refused(
      box(30, 20, 1, 1), [Reshape.Fill(classID: .void, runs: own.union(box(20, 20, 1, 1)))],
      .fillNotGivenUp)
    let void = Decision(
      component: ComponentID(1), kind: .reshape, classAfter: .void,
      reshape: Reshape(mask: own, fills: [], source: source))
    #expect(throws: StoreError.refused(path: store.path, reason: .relabelToVoid)) {
      try append(void, to: store)
    }
    #expect(try store.journalCount() == 0)
  }

  /// Rows that no Fleck wrote, with a chain that fits them.
  @Test(arguments: [
    #"{"fills":[],"size":[24,31],"source":{"parameters":{},"tool":"x"}}"#,
    #"{"fills":[{"class":77,"runs":"RUNS"}],"size":[24,32],"source":{"parameters":{},"tool":"x"}}"#,
    #"{"fills":[],"size":[24,32],"source":{"parameters":{},"tool":"x"}}"#,
    #"{"fills":[{"class":1,"runs":"RUNS"},{"class":2,"runs":"RUNS"}],"size":[24,32],"source":{"parameters":{},"tool":"x"}}"#,
    #"{"fills":[{"class":1,"runs":"~"}],"size":[24,32],"source":{"parameters":{},"tool":"x"}}"#,
    #"{"size":[1000000000,1000000000]}"#, "", "null",
  ])
  func hostileShapesAreFoundAndNeverExported(text: String) throws {
    let fixture = try ReviewFixture()
    let run = try fixture.makeRun(images: 1)
    var row = try append(reshape(1, run.store, to: box(30, 20, 2, 2)), to: run.store)
    let own = try run.store.runs(of: ComponentID(1)).compressed
    row.sequence = 2
    row.runsBefore = row.runsAfter
    _ = try run.store.append(.undo(sequence: 1), reviewer: "a", seconds: 1)
    row.sequence = 3
    row.runsBefore = own
    row.maskSource = text.replacing("RUNS", with: own)
    row.hash = JournalChain.hash(after: try run.store.journalTip(), canonical: row.canonicalBytes)
    let hostile = row
    try run.store.write { database in
      try JournalTable.insert(hostile, into: database)
      try ReviewStore.anchorJournal(in: database)
    }
    let findings = Verification.verify(run: run.folder)
    #expect(findings.contains { $0.problem.hasPrefix("row 3: ") }, "\(findings)")
    #expect(throws: ExportError.self) {
      try LabelSetExport(run: run, tool: "fleck test").write(to: fixture.folder + "/out")
    }
  }
}
