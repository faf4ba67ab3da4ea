import Dispatch
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
    limit: Int, gate: DispatchSemaphore? = nil
  ) -> Loader<Int> {
    Loader(
      limit: limit, queue: DispatchQueue(label: "test", attributes: .concurrent),
      read: { image in
        _ = gate?.wait(timeout: .now() + 10)
        return image.id.rawValue
      }, cost: { _ in 10 }, didLoad: {})
  }

  @Test func aSlowImageIsLoadingUntilItIsThere() throws {
    let gate = DispatchSemaphore(value: 0)
    let loader = loader(limit: 100, gate: gate)
    guard case .loading = loader.value(of: image(1), patience: .milliseconds(1)) else {
      Issue.record("not loading")
      return
    }
    #expect(!loader.isIdle)
    gate.signal()
    #expect(loader.value(of: image(1), patience: .seconds(10)).value == 1)
    #expect(loader.isIdle)
  }

  @Test func oldValuesGiveWay() {
    let reads = Mutex<[Int]>([])
    let loader = Loader(
      limit: 25, queue: DispatchQueue(label: "test"),
      read: { image in
        reads.withLock { $0.append(image.id.rawValue) }
        return image.id.rawValue
      }, cost: { _ in 10 }, didLoad: {})
    for number in [1, 2, 1, 3, 1, 2] {
      #expect(loader.value(of: image(number), patience: .seconds(10)).value == number)
    }
    #expect(reads.withLock { $0 } == [1, 2, 3, 2])
  }

  @Test func manyAskersGetOneReading() async {
    let count = Mutex(0)
    let loader = Loader(
      limit: 100, queue: DispatchQueue(label: "test", attributes: .concurrent),
      read: { _ in
        count.withLock {
          $0 += 1; return $0
        }
      }, cost: { _ in 1 }, didLoad: {})
    let record = image(1)
    await withTaskGroup(of: Int?.self) { group in
      for _ in 0..<8 { group.addTask { loader.value(of: record, patience: .seconds(10)).value } }
      for await value in group { #expect(value == 1) }
    }
  }
}
