import Foundation
import Labels
import Refiner
import Render
import Testing

@testable import App

/// What the screen does while the network works, or when there is none.
@Suite struct SegmentWaitingTests {
  private func frame(
    of workstation: Workstation, showing text: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let end = ContinuousClock.now + .seconds(20)
    while ContinuousClock.now < end {
      if workstation.frame().text().contains(text) { return }
      Thread.sleep(forTimeInterval: 0.001)
    }
    Issue.record("no '\(text)' on the screen", sourceLocation: sourceLocation)
  }

  @Test func keysAreTakenWhileAnImageIsEncoded() throws {
    let segment = try SegmentFixture(FakeEncoder(holding: true))
    let workstation = try segment.workstation(140, 40)
    frame(of: workstation, showing: "SAM 25%")
    workstation.press("s")
    frame(of: workstation, showing: "SAM looks at the image: 25%")
    let start = try #require(workstation.segment).edit.cursor.pixel
    workstation.press("l l Space t j Space z")
    let tool = try #require(workstation.segment)
    #expect(tool.edit.cursor.pixel == Pixel(x: start.x + 2, y: start.y + 1))
    #expect(tool.prompt.points.count == 3 && tool.isWaiting && !workstation.isIdle)
    workstation.press("Enter")
    #expect(workstation.state.message.contains("no proposal"))
    segment.encoder.hold(false)
    workstation.settle()
    #expect(workstation.segment?.candidates.count == 3)
    // All that was typed meanwhile was one question.
    #expect(segment.encoder.seen.questions.map(\.prompt.points.count) == [3])
  }

  @Test func waitingIsCancelled() throws {
    let segment = try SegmentFixture(FakeEncoder(holding: true))
    let workstation = try segment.workstation()
    workstation.press("s")
    frame(of: workstation, showing: "SAM looks at the image")
    workstation.press("Escape")
    #expect(workstation.state.message.contains("encoding stopped"))
    workstation.settle()
    #expect(workstation.segment == nil && workstation.isIdle)
    #expect(segment.encoder.seen.cancelled.count == 1 && segment.encoder.seen.encoded.isEmpty)
    workstation.press("a")
    #expect(workstation.state.decided == 1)
    segment.encoder.hold(false)
    workstation.pressAndSettle("s")
    #expect(workstation.segment?.candidates.count == 3)
  }

  @Test func encodingAheadIsStoppedAndStartedAgain() throws {
    let segment = try SegmentFixture(FakeEncoder(holding: true))
    let workstation = try segment.workstation()
    frame(of: workstation, showing: "SAM 25%")
    workstation.press("Escape")
    workstation.settle()
    #expect(workstation.isIdle && !workstation.frame().text().contains("SAM 25%"))
    workstation.press("Escape")
    #expect(workstation.state.message.contains("nothing to cancel"))
    segment.encoder.hold(false)
    workstation.pressAndSettle("s Escape")
    #expect(segment.encoder.seen.encoded.count >= 2)
  }

  @Test func imagesAreEncodedInTheOrderOfTheQueue() throws {
    let segment = try SegmentFixture()
    let workstation = try segment.workstation(model: .ready(inputSide: 1000))
    workstation.settle()
    // The whole image serves all of its components; the queue's first ones are of the first image.
    #expect(segment.encoder.seen.encoded.map(\.image.rawValue) == [1, 2, 3])
    let encoded = try SegmentFixture()
    let small = try encoded.workstation(limit: 250)
    small.settle()
    #expect(encoded.encoder.seen.encoded.count == 2)
    #expect(encoded.encoder.seen.encoded.first?.region != nil)
  }

  @Test func aFailureIsSaid() throws {
    let segment = try SegmentFixture(FakeEncoder(failure: "images/1.png: no such file"))
    let workstation = try segment.workstation()
    frame(of: workstation, showing: "SAM: images/1.png: no such file")
    workstation.pressAndSettle("s")
    #expect(workstation.state.message == "SAM: images/1.png: no such file")
    #expect(workstation.segment?.candidates.isEmpty == true)
    workstation.press("Enter Tab Space Escape Escape a")
    #expect(workstation.state.decided == 1)
  }

  @Test func theBuiltInModelIsIntroducedOnce() throws {
    let segment = try SegmentFixture()
    let workstation = try segment.workstation(model: .ready(inputSide: 48, isBuiltIn: true))
    workstation.pressAndSettle("j k")
    #expect(segment.encoder.seen.encoded.isEmpty)
    workstation.pressAndSettle("s")
    #expect(workstation.state.message == BuiltInModel.notice)
    workstation.pressAndSettle("Escape s")
    #expect(workstation.state.message != BuiltInModel.notice)
  }

  @Test func withoutAModelItSaysWhy() throws {
    let segment = try SegmentFixture()
    let unusable = try segment.workstation(model: .unusable("x.pth: no such file"))
    unusable.press("s")
    #expect(unusable.state.message == "SAM: x.pth: no such file")
  }

  @Test(arguments: [
    (80, 24, GlyphSet.half, ColourDepth.indexed256), (120, 40, .half, .indexed256),
    (80, 24, .letters, .mono), (80, 24, .ascii, .mono),
  ]) func looksAsBefore(width: Int, height: Int, glyphs: GlyphSet, depth: ColourDepth) throws {
    let segment = try SegmentFixture()
    let workstation = try segment.workstation(width, height, depth: depth, glyphs: glyphs)
    workstation.pressAndSettle("s t J Space Tab")
    try GoldenFrame.check(
      workstation.frame(), "segment-\(width)x\(height)-\(glyphs.rawValue)")
  }

  @Test func asciiNeedsNoOtherSigns() throws {
    let workstation = try SegmentFixture().workstation(120, 40, depth: .mono, glyphs: .ascii)
    for keys in ["s", "Space", "b L", "J b", "v", "R", "?"] {
      workstation.pressAndSettle(keys)
      #expect(workstation.frame().cells.elements.allSatisfy { $0.scalar.isASCII })
    }
  }

  @Test func everySizeIsPainted() throws {
    let workstation = try SegmentFixture().workstation(1, 1)
    workstation.pressAndSettle("s")
    for (width, height) in [(1, 1), (2, 3), (20, 5), (7, 40), (300, 2), (79, 23)] {
      workstation.resize(to: Size(width: width, height: height))
      for keys in ["Space", "b l j b", "Tab", "v", "R"] {
        workstation.pressAndSettle(keys)
        let frame = workstation.frame()
        #expect(frame.width == width && frame.height == height)
      }
    }
  }
}
