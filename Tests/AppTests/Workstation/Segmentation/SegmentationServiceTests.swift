import Dispatch
import Foundation
import Labels
import Synchronization
import Testing

@testable import App
@testable import Refiner

@Suite struct SegmentationServiceTests {
  private func target(_ image: Int, _ x: Int? = nil) -> EncodingTarget {
    EncodingTarget(
      image: ImageID(image), region: x.map { Rectangle(x: $0, y: 0, width: 8, height: 8) })
  }

  private func question(_ image: Int, points: Int = 1) -> SegmentationQuestion {
    let mask = Mask(
      imageSize: Size(width: 40, height: 20), bounds: Rectangle(x: 5, y: 5, width: 6, height: 6),
      bits: Array(repeating: true, count: 36))
    let point = Prompt.LabelledPoint(Point(x: 8.5, y: 8.5), isInside: true)
    return SegmentationQuestion(
      component: ComponentID(image), target: target(image),
      prompt: ComponentPrompt(points: Array(repeating: point, count: points)), mask: mask)
  }

  private func service(
    _ encoder: FakeEncoder, limit: Int = 1000, wakes: Wakes = Wakes()
  ) -> SegmentationService {
    SegmentationService(encoder, limit: limit) { wakes.count.withLock { $0 += 1 } }
  }

  private final class Wakes: Sendable {
    let count = Mutex(0)
  }

  private func wait(
    _ condition: () -> Bool, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let end = ContinuousClock.now + .seconds(20)
    while !condition() {
      guard ContinuousClock.now < end else {
        Issue.record("it did not come", sourceLocation: sourceLocation)
        return
      }
      usleep(500)
    }
  }

  @Test func imagesAreEncodedInTheOrderOfTheWishes() {
    let encoder = FakeEncoder()
    let wakes = Wakes()
    let service = service(encoder, wakes: wakes)
    service.want([target(3), target(1), target(2, 4)], asking: nil)
    wait { service.isIdle }
    #expect(encoder.seen.encoded == [target(3), target(1), target(2, 4)])
    #expect(service.byteCount == 300)
    #expect(wakes.count.withLock { $0 } >= 3)
    service.want([target(3), target(1), target(2, 4)], asking: nil)
    wait { service.isIdle }
    #expect(encoder.seen.encoded.count == 3)
  }

  @Test func aQuestionComesBeforeTheWishes() throws {
    let encoder = FakeEncoder(holding: true)
    let service = service(encoder)
    service.want([target(1), target(2)], asking: nil)
    wait { service.activity == .encoding(percent: 25, isAhead: true) }
    #expect(!service.isIdle)
    service.want([target(2), target(1)], asking: question(2))
    wait { service.activity == .encoding(percent: 25, isAhead: false) }
    #expect(encoder.seen.cancelled == [target(1)])
    encoder.hold(false)
    var answer: SegmentationAnswer?
    wait {
      answer = service.takeAnswer()
      return answer != nil
    }
    #expect(answer?.question == question(2))
    guard case .masks(let masks, let origin)? = answer?.outcome else {
      Issue.record("no masks")
      return
    }
    #expect(masks.count == 3 && origin.model.count == 64)
    wait { service.isIdle }
    #expect(encoder.seen.encoded == [target(2), target(1)])
    #expect(service.takeAnswer() == nil)
  }

  @Test func onlyTheNewestPromptIsAnswered() {
    let encoder = FakeEncoder()
    let service = service(encoder)
    service.want([], asking: question(1))
    wait { service.takeAnswer() != nil }
    encoder.holdAnswers(true)
    service.want([], asking: question(1, points: 2))
    wait { service.activity == .decoding }
    for points in 3...9 { service.want([], asking: question(1, points: points)) }
    encoder.holdAnswers(false)
    var last: SegmentationAnswer?
    wait {
      if let answer = service.takeAnswer() { last = answer }
      return service.isIdle
    }
    #expect(last?.question == question(1, points: 9))
    #expect(encoder.seen.questions.map(\.prompt.points.count) == [1, 2, 9])
    #expect(encoder.seen.encoded.count == 1)
  }

  @Test func aPromptOnAnEncodedImageDoesNotWaitForTheNextImage() {
    let encoder = FakeEncoder()
    let service = service(encoder)
    service.want([target(1)], asking: nil)
    wait { service.isIdle }
    encoder.hold(true)
    service.want([target(1), target(2)], asking: question(1))
    wait { service.takeAnswer() != nil }
    // The next image is begun after the answer, and held.
    wait { service.activity == .encoding(percent: 25, isAhead: true) }
    encoder.hold(false)
    wait { service.isIdle }
  }

  @Test func whatIsWantedNoMoreStops() {
    let encoder = FakeEncoder(holding: true)
    let service = service(encoder)
    service.want([target(1)], asking: nil)
    wait { service.activity != .idle }
    service.want([], asking: nil)
    wait { service.isIdle }
    #expect(encoder.seen.cancelled == [target(1)])
  }

  @Test func theCacheIsBounded() {
    let encoder = FakeEncoder()
    let service = service(encoder, limit: 250)
    for image in 1...9 {
      service.want([target(image), target(image + 1)], asking: nil)
      wait { service.isIdle }
      #expect(service.byteCount <= 250)
    }
    #expect(encoder.seen.encoded.map(\.image.rawValue) == Array(1...10))
    // More wishes than there is room for are left alone, and what is asked about gets its place.
    service.want((20...40).map { target($0) }, asking: question(50))
    // An answer is given once, most likely before the service is idle.
    var isAnswered = false
    wait {
      if service.takeAnswer() != nil { isAnswered = true }
      return isAnswered && service.isIdle
    }
    #expect(service.byteCount <= 250)
    #expect(encoder.seen.encoded.map(\.image.rawValue).suffix(2) == [50, 20])
  }

  @Test func anImageLargerThanTheCacheIsEncodedOnlyWhenItIsAskedAbout() {
    let encoder = FakeEncoder()
    let service = service(encoder, limit: 50)
    for _ in 0..<3 {
      service.want([target(1)], asking: nil)
      wait { service.isIdle }
    }
    #expect(encoder.seen.encoded == [target(1)] && service.byteCount == 0)
    service.want([target(1)], asking: question(1))
    wait { service.takeAnswer() != nil }
    #expect(service.byteCount == 100)
  }

  @Test func aFailureIsSaidOnceAndToWhoAsks() {
    let encoder = FakeEncoder(failure: "photo.png: no such file")
    let service = service(encoder)
    service.want([target(1), target(2)], asking: nil)
    wait { service.takeProblem() == "photo.png: no such file" }
    wait { service.isIdle }
    #expect(service.takeProblem() == nil)
    service.want([target(1)], asking: question(1))
    var answer: SegmentationAnswer?
    wait {
      answer = service.takeAnswer()
      return answer != nil
    }
    guard case .failed(let reason)? = answer?.outcome else {
      Issue.record("it did not fail")
      return
    }
    #expect(reason == "photo.png: no such file")
  }

  @Test func manyThreadsMayAskAtATime() {
    let encoder = FakeEncoder()
    let service = service(encoder, limit: 400)
    DispatchQueue.concurrentPerform(iterations: 4) { worker in
      for step in 0..<50 {
        let image = (worker * 7 + step) % 9
        service.want([target(image), target(image + 1)], asking: question(image, points: step))
        _ = service.takeAnswer()
      }
    }
    wait {
      _ = service.takeAnswer()
      return service.isIdle
    }
    #expect(service.byteCount <= 500)
  }
}
