import Foundation
import Labels
import Testing

@testable import Refiner

@Suite struct MaskRerunTests {
  private let fixture: ReviewFixture
  private let run: Run
  private let model: SegmentAnything
  private let photo: RGBImage

  init() throws {
    fixture = try ReviewFixture()
    run = try fixture.makeRun(photos: true)
    let path = fixture.folder + "/small.safetensors"
    try AtomicFile.write(TestCheckpoint.network(PromptingFixture.configuration), to: path)
    model = try SegmentAnything(
      checkpoint: Checkpoint.open(path), inputSide: nil, threadCount: 1)
    photo = try PhotoFile.read(try run.store.image(ImageID(1)).image)
  }

  private struct Choice {
    var region: Rectangle<ImageSpace>?
    var precision: EmbeddingPrecision? = .single
    var inputSide: Int? = 128
    var candidate = 0
    var recorded: Int?
    var takesFromNeighbours = true
    var hash: String?
    var spoil: (RunLengthEncoding) -> RunLengthEncoding = { $0 }
  }

  /// Takes a mask of the network for a component, as the workstation does.
  private func take(_ id: Int, _ choice: Choice = Choice()) throws {
    let component = ComponentID(id)
    let state = try run.store.reviewState()
    let item = try run.store.detail(component).item
    let before = state.shapes(of: item.image).mask(
      of: component, base: try run.store.runs(of: component))
    let automatic = try #require(AutomaticPrompt(before.mask))
    let prompt = ComponentPrompt(points: [automatic.point], box: automatic.box, usesMask: true)
    var encoded = try model.encode(photo, region: choice.region)
    if choice.precision == .half {
      encoded = try model.image(
        from: encoded.imageEmbedding.roundedToHalf(), imageSize: photo.size,
        region: choice.region)
    }
    let offered = try encoded.masks(for: prompt, mask: before.mask)[choice.candidate]
    let source = MaskSource(
      origin: MaskOrigin(
        model: choice.hash ?? model.contentHash ?? "", inputSide: choice.inputSide,
        precision: choice.precision), prompt: prompt, region: choice.region,
      predictedIoU: offered.predictedIoU, candidate: choice.recorded ?? choice.candidate,
      takesFromNeighbours: choice.takesFromNeighbours)
    let change = MaskChange(
      from: before.mask, to: choice.spoil(offered.mask).mask, classAfter: item.classID, fill: .void,
      takesFromNeighbours: choice.takesFromNeighbours,
      in: try run.composedMap(of: item.image, state: state))
    try #require(!change.leavesNothing && !change.isEmpty, "the small network offers nothing")
    let decision = Decision(
      component: component, kind: .reshape, classAfter: item.classID,
      reshape: Reshape(change, source: source))
    _ = try run.store.append(.decide(decision), reviewer: "a", seconds: 1)
  }

  /// Takes a mask and takes it back, so that the next component has all its pixels: the small network's masks are
  /// large.
  private func takeAndUndo(_ id: Int, _ choice: Choice = Choice()) throws {
    try take(id, choice)
    let row = try run.store.journalCount()
    _ = try run.store.append(.undo(sequence: row), reviewer: "a", seconds: 0)
  }

  private func rerun() throws -> (report: RerunReport, findings: [Finding]) {
    var audit = Audit()
    audit.model = model
    let result = audit.check(run: run.folder)
    return (try #require(result.rerun), result.findings)
  }

  @Test func everyMaskComesAgainToThePixel() throws {
    try takeAndUndo(1)
    try takeAndUndo(2, Choice(candidate: 1))
    try takeAndUndo(3, Choice(region: Rectangle(x: 8, y: 0, width: 16, height: 16)))
    try takeAndUndo(4, Choice(precision: .half))
    let (report, findings) = try rerun()
    #expect(findings == [])
    #expect(report.rows.map(\.row) == [1, 3, 5, 7])
    #expect(report.rows.allSatisfy { $0.differing == 0 && $0.iou == 1 })
    #expect(report.rows.map(\.found) == report.rows.map(\.candidate))
    #expect(report.equalCount == 4 && report.skipped.isEmpty && report.otherModels.isEmpty)
    #expect(report.rows[0].image == fixture.stem(1) && report.rows[0].pixels > 0)
  }

  /// What other components had was left alone; which pixels those were follows from the rows before.
  @Test func aMaskThatLeftNeighboursAloneIsComparedWhole() throws {
    let discard = Decision(component: ComponentID(2), kind: .discard, classAfter: .void)
    _ = try run.store.append(.decide(discard), reviewer: "a", seconds: 1)
    try take(1, Choice(takesFromNeighbours: false))
    // Its pixels were free when the mask was made, and are not any more.
    _ = try run.store.append(
      .decide(Decision(component: ComponentID(2), kind: .keep, classAfter: ClassID(0))),
      reviewer: "a", seconds: 1)
    let (report, findings) = try rerun()
    #expect(findings == [])
    #expect(report.rows.map(\.row) == [2] && report.equalCount == 1)
  }

  @Test func aRowThatWasUndoneIsARecordAllTheSame() throws {
    try take(1)
    _ = try run.store.append(.undo(sequence: 1), reviewer: "a", seconds: 0)
    #expect(try rerun().report.equalCount == 1)
  }

  @Test func rowsOfBeforeThePrecisionWasRecordedAreTriedBothWays() throws {
    try take(1, Choice(precision: nil, inputSide: nil))
    let source = try #require(try run.store.journal()[0].decision?.reshape?.source)
    let question = try #require(source.question)
    #expect(question.precision == nil && question.inputSide == nil)
    #expect(try rerun().report.equalCount == 1)
  }

  @Test func aMaskThatTheNetworkDoesNotOfferIsAFinding() throws {
    try take(
      1,
      Choice(spoil: { mask in
        let box = Rectangle<ImageSpace>(x: 0, y: 20, width: 32, height: 4)
        return mask.union(
          RunLengthEncoding(
            Mask(
              imageSize: mask.size, bounds: box,
              bits: Array(repeating: true, count: box.area))))
      }))
    let (report, findings) = try rerun()
    #expect(report.rows.count == 1 && report.rows[0].differing > 0)
    #expect(report.rows[0].iou < RerunReport.leastIoU)
    #expect(findings.count == 1 && findings[0].file == run.folder + "/review.sqlite")
    #expect(findings[0].problem.hasPrefix("row 1: the network gives another mask: IoU 0."))
  }

  /// Predictions that nearly tie may come in another order on another processor.
  @Test func aMaskAtAnotherPlaceIsFoundThere() throws {
    try take(1, Choice(candidate: 0, recorded: 2))
    let (report, findings) = try rerun()
    #expect(findings == [])
    #expect(report.rows[0].candidate == 2 && report.rows[0].found == 0)
    #expect(report.rows[0].differing == 0)
  }

  @Test func otherNetworksAndToolsAreNotAsked() throws {
    let other = String(repeating: "ab", count: 32)
    try takeAndUndo(1, Choice(hash: other))
    try takeAndUndo(2, Choice(hash: other))
    try take(3)
    let keep = Decision(component: ComponentID(4), kind: .keep, classAfter: ClassID(0))
    _ = try run.store.append(.decide(keep), reviewer: "a", seconds: 1)
    let (report, findings) = try rerun()
    #expect(findings == [] && report.rows.map(\.row) == [5])
    #expect(report.otherModels == [other: 2] && report.skipped.isEmpty)
  }

  @Test func whatCannotBeAskedAgainIsNamedAndNoFinding() throws {
    try takeAndUndo(1, Choice(inputSide: 256))
    try take(2)
    let first = try rerun()
    #expect(first.findings == [] && first.report.rows.map(\.row) == [3])
    #expect(first.report.skipped.map(\.row) == [1])
    #expect(first.report.skipped[0].reason.contains("--input-side 256"))
    let path = try run.store.image(ImageID(1)).image
    try FileManager.default.removeItem(atPath: path)
    let gone = try rerun()
    #expect(gone.findings == [] && gone.report.rows.isEmpty)
    #expect(gone.report.skipped.map(\.row) == [1, 3])
    #expect(gone.report.skipped.allSatisfy { $0.reason.contains("gone") })
    try PNGFile.write(RGBImage(width: 1, height: 1, bytes: [1, 2, 3]), to: path)
    let changed = try rerun()
    #expect(changed.findings.map(\.file) == [path])
    #expect(changed.report.skipped.allSatisfy { $0.reason.contains("not the one") })
  }

  @Test func promptsThatAreNotKnownAreNamed() throws {
    let own = try run.store.runs(of: ComponentID(1))
    let source = MaskSource.model(
      hash: model.contentHash ?? "", prompts: ["scribble 1 2 3"], predictedIoU: 0.5, candidate: 0)
    let shape = Reshape(mask: own, replacing: own, filledWith: .void, source: source)
    let decision = Decision(
      component: ComponentID(1), kind: .reshape, classAfter: ClassID(1), reshape: shape)
    _ = try run.store.append(.decide(decision), reviewer: "a", seconds: 1)
    let (report, findings) = try rerun()
    #expect(findings == [] && report.rows.isEmpty && report.skipped.map(\.row) == [1])
  }

  @Test func whatWasRecordedIsReadBack() throws {
    for precision in EmbeddingPrecision.allCases {
      let source = MaskSource(
        origin: MaskOrigin(model: "ab", inputSide: 512, precision: precision),
        prompt: ComponentPrompt(usesMask: true), region: nil, predictedIoU: 0.5, candidate: 1,
        takesFromNeighbours: false)
      let question = try #require(source.question)
      #expect(question.inputSide == 512 && question.precision == precision)
      #expect(question.prompt.usesMask && !question.takesFromNeighbours)
    }
    for text in [
      "input", "input x", "input 0", "input -4", "input 1 2", "embedding", "embedding 8",
    ] {
      let source = MaskSource.model(
        hash: "ab", prompts: ["mask", text], predictedIoU: 0, candidate: 0)
      #expect(source.question == nil, "\(text)")
    }
  }
}
