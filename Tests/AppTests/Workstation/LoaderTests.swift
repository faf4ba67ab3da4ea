import Dispatch
import Foundation
import Labels
import Refiner
import Render
import Synchronization
import Testing

@testable import App

@Suite struct LoaderTests {
  private func image(_ number: Int) -> ImageRecord {
    ImageRecord(
      id: ImageID(number), stem: "\(number)", image: "", label: "",
      size: Size(width: 1, height: 1))
  }

  private func loader(
    limit: Int = 100, gate: DispatchSemaphore? = nil, reads: Reads = Reads()
  ) -> Loader<Int> {
    Loader(
      limit: limit,
      read: { image in
        _ = gate?.wait(timeout: .now() + 10)
        reads.numbers.withLock { $0.append(image.id.rawValue) }
        if image.id.rawValue == 13 { throw MemorySource.Missing(description: "no 13") }
        return image.id.rawValue
      }, cost: { _ in 10 }, didLoad: {})
  }

  /// What has been read, in order.
  private final class Reads: Sendable {
    let numbers = Mutex<[Int]>([])
  }

  private func wait(for loader: Loader<Int>) {
    while !loader.isIdle { usleep(1000) }
  }

  @Test func aSlowImageIsLoadingUntilItIsThere() throws {
    let gate = DispatchSemaphore(value: 0)
    let loader = loader(gate: gate)
    guard case .loading = loader.value(of: image(1), until: .now() + 0.001) else {
      Issue.record("not loading")
      return
    }
    #expect(!loader.isIdle)
    gate.signal()
    #expect(loader.value(of: image(1), until: .now() + 10).value == 1)
    #expect(loader.isIdle)
  }

  @Test func oldValuesGiveWay() {
    let reads = Reads()
    let loader = loader(limit: 25, reads: reads)
    for number in [1, 2, 1, 3, 1, 2] {
      #expect(loader.value(of: image(number), until: .now() + 10).value == number)
    }
    #expect(reads.numbers.withLock { $0 } == [1, 2, 3, 2])
  }

  @Test func whatDoesNotFitBesideTheShownOneIsNotReadAheadAgain() {
    let reads = Reads()
    let loader = loader(limit: 15, reads: reads)
    #expect(loader.value(of: image(1), until: .now() + 10).value == 1)
    for _ in 0..<3 {
      loader.prefetch(image(2))
      wait(for: loader)
      #expect(loader.value(of: image(1), until: .now() + 10).value == 1)
    }
    #expect(reads.numbers.withLock { $0 } == [1, 2])
    #expect(loader.value(of: image(2), until: .now() + 10).value == 2)
  }

  @Test func theNewestWishComesFirstAndOldOnesAreDropped() {
    let gate = DispatchSemaphore(value: 0)
    let reads = Reads()
    let loader = loader(limit: 1000, gate: gate, reads: reads)
    for number in 1...20 { loader.prefetch(image(number)) }
    for _ in 0..<20 { gate.signal() }
    #expect(loader.value(of: image(20), until: .now() + 10).value == 20)
    wait(for: loader)
    // Six wishes wait at most, beside the two that may have been begun.
    #expect((6...8).contains(reads.numbers.withLock { $0.count }))
    #expect(loader.value(of: image(5), until: .now() + 10).value == 5)
  }

  @Test func aFailureIsTriedAgainOnTheNextVisit() {
    let reads = Reads()
    let loader = loader(reads: reads)
    for number in [13, 13, 1, 13] {
      let value = loader.value(of: image(number), until: .now() + 10)
      #expect(value.value == (number == 13 ? nil : number))
    }
    #expect(reads.numbers.withLock { $0 } == [13, 1, 13])
  }

  @Test func manyAskersGetOneReading() async {
    let reads = Reads()
    let loader = loader(reads: reads)
    let record = image(1)
    await withTaskGroup(of: Int?.self) { group in
      for _ in 0..<8 { group.addTask { loader.value(of: record, until: .now() + 10).value } }
      for await value in group { #expect(value == 1) }
    }
    #expect(reads.numbers.withLock { $0 } == [1])
  }
}
