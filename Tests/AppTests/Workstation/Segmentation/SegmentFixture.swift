import Foundation
import Labels
import Refiner
import Render

@testable import App

/// Workstations with a made-up network, and what their tests ask of them.
struct SegmentFixture {
  let fixture: WorkstationFixture
  let encoder: FakeEncoder

  init(_ encoder: FakeEncoder = FakeEncoder()) throws {
    fixture = try WorkstationFixture()
    self.encoder = encoder
  }

  /// A workstation whose network's input has 48 pixels, so that components of up to 16 pixels have a part
  /// of the image.
  func workstation(
    _ width: Int = 100, _ height: Int = 30, model: ModelState = .ready(inputSide: 48),
    depth: ColourDepth = .indexed256, glyphs: GlyphSet = .half,
    journal: (any ReviewJournal)? = nil, limit: Int = 1000
  ) throws -> Workstation {
    let setup = SessionSetup(
      taxonomy: fixture.taxonomy, images: fixture.images, journal: journal ?? fixture.store,
      reviewer: "tester", model: model)
    let isReady = if case .ready = model { true } else { false }
    return try Workstation(
      setup, state: fixture.store.reviewState(), flaggedOnly: false,
      library: Library(fixture.source(), patience: .seconds(60)),
      segmentation: isReady ? SegmentationService(encoder, limit: limit, didLoad: {}) : nil,
      look: Look(taxonomy: fixture.taxonomy, depth: depth, glyphs: glyphs),
      size: Size(width: width, height: height))
  }
}

extension Workstation {
  /// Paints frames until nothing is being done.
  func settle() {
    let end = ContinuousClock.now + .seconds(20)
    repeat {
      _ = frame()
      Thread.sleep(forTimeInterval: 0.001)
    } while !isIdle && ContinuousClock.now < end
  }

  /// Presses keys and waits for the network after each.
  func pressAndSettle(_ names: String) {
    for name in names.split(separator: " ") {
      press(String(name))
      settle()
    }
  }

  /// SAM mode's tool; nil in any other mode.
  var segment: SegmentTool? {
    guard case .segment(let segment) = session.tool else { return nil }
    return segment
  }
}
