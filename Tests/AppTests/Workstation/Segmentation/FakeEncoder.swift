import Dispatch
import Foundation
import Labels
import Synchronization

@testable import App
@testable import Refiner

/// An encoder that takes as long as the test wants and answers with made-up masks.
final class FakeEncoder: RegionEncoder {
  /// What has happened.
  struct Log: Sendable {
    var encoded: [EncodingTarget] = []
    var cancelled: [EncodingTarget] = []
    var questions: [SegmentationQuestion] = []
  }

  struct Refused: Error, CustomStringConvertible {
    let description: String
  }

  private let log = Mutex(Log())
  private let isHeld: Mutex<Bool>
  private let holdsAnswers = Mutex(false)
  private let failure: String?
  private let byteCount: Int

  /// Makes an encoder that may hold its encodings until ``release()``, or fail with a reason.
  init(holding: Bool = false, failure: String? = nil, byteCount: Int = 100) {
    isHeld = Mutex(holding)
    self.failure = failure
    self.byteCount = byteCount
  }

  var seen: Log { log.withLock { $0 } }

  /// Lets encodings end, or not.
  func hold(_ holds: Bool) { isHeld.withLock { $0 = holds } }

  /// Lets answers come, or not.
  func holdAnswers(_ holds: Bool) { holdsAnswers.withLock { $0 = holds } }

  func encode(_ target: EncodingTarget, progress: EncodingProgress) throws -> any EncodedRegion {
    try progress.report(0.25)
    while isHeld.withLock({ $0 }) {
      do { try progress.check() } catch {
        log.withLock { $0.cancelled.append(target) }
        throw error
      }
      usleep(500)
    }
    if let failure { throw Refused(description: failure) }
    log.withLock { $0.encoded.append(target) }
    return Region(encoder: self, byteCount: byteCount)
  }

  struct Region: EncodedRegion {
    let encoder: FakeEncoder
    let byteCount: Int
    var origin: MaskOrigin { MaskOrigin(model: String(repeating: "ab", count: 32)) }

    func candidates(for question: SegmentationQuestion) throws -> [MaskCandidate] {
      while encoder.holdsAnswers.withLock({ $0 }) { usleep(500) }
      encoder.log.withLock { $0.questions.append(question) }
      guard let logits = MaskLogits(side: 1, values: [0]) else { return [] }
      return (0..<3).map { place in
        MaskCandidate(
          mask: RunLengthEncoding(FakeEncoder.mask(place, for: question)),
          predictedIoU: 0.9 - Float(place) * 0.2, stability: 0.9,
          logits: logits)
      }
    }
  }

  /// The bounds moved right by 2 pixels, the bounds grown by a pixel, the bounds without their lower half;
  /// one pixel wider for each further point.
  static func mask(_ place: Int, for question: SegmentationQuestion) -> Mask {
    let old = question.mask.bounds
    let size = question.mask.imageSize
    let extra = max(0, question.prompt.points.count - 1)
    let box: Rectangle<ImageSpace> =
      switch place {
      case 0: Rectangle(x: old.x + 2, y: old.y, width: old.width + extra, height: old.height)
      case 1:
        Rectangle(x: old.x - 1, y: old.y - 1, width: old.width + 2, height: old.height + 2)
      default:
        Rectangle(x: old.x, y: old.y, width: old.width, height: max(1, old.height / 2))
      }
    let whole = Rectangle<ImageSpace>(x: 0, y: 0, width: size.width, height: size.height)
    let inside = box.intersection(whole)
    return Mask(
      imageSize: size, bounds: inside, bits: Array(repeating: true, count: inside.area))
  }
}
