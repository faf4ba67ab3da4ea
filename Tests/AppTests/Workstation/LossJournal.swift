import Labels
import Refiner

@testable import App

/// A journal whose components have losses apart: low ones below 1, every fourth around 4.
struct LossJournal: ReviewJournal {
  let store: ReviewStore

  static func loss(_ id: ComponentID) -> Float {
    id.rawValue % 4 == 0 ? 4 + Float(id.rawValue) / 40 : Float(id.rawValue) / 20
  }

  func queue(flaggedOnly: Bool) throws -> [QueueItem] {
    try store.queue(flaggedOnly: flaggedOnly).map { item in
      QueueItem(
        id: item.id, image: item.image, classID: item.classID, suggestion: item.suggestion,
        verdict: item.verdict, area: item.area, bounds: item.bounds, loss: Self.loss(item.id),
        eta: item.eta, suspicion: item.id.rawValue % 4 == 0 ? 0.8 : 0.1, gain: item.gain,
        confidence: item.confidence)
    }
  }

  func append(
    _ requests: [JournalRequest], reviewer: String, seconds: Double, note: String?
  ) throws -> [JournalEntry] {
    try store.append(requests, reviewer: reviewer, seconds: seconds, note: note)
  }

  func bulkAcceptance() throws -> BulkAcceptance { try store.bulkAcceptance() }

  func noiseFit() throws -> NoiseFit? {
    var histogram = LossHistogram(minimum: 0, maximum: 4.5)
    for item in try queue(flaggedOnly: false) {
      histogram.add(loss: Double(item.loss), verdict: item.verdict)
    }
    return NoiseFit(
      mixture: GaussianMixture(
        low: Gaussian(mean: 0.1, variance: 0.005, weight: 0.78),
        high: Gaussian(mean: 0.95, variance: 0.004, weight: 0.22), minimum: 0, maximum: 4.5),
      cutOff: 2.5, histogram: histogram)
  }

  func setting(_ key: String) throws -> String? { try store.setting(key) }

  func set(_ key: String, to value: String?) throws { try store.set(key, to: value) }
}
