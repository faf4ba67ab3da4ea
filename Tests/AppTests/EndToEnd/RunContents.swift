import Foundation
import Labels
import Refiner
import Testing

/// All that a refinement decides: for comparing a run with one that was made another way.
struct RunContents: Equatable {
  private let images: [ImageRecord]
  private let queue: [QueueItem]
  private let records: [ComponentRecord]
  private let configuration: Data
  private let maps: [Data]

  init(_ folder: String) throws {
    let run = try Run.open(folder, readOnly: true)
    images = try run.store.images()
    queue = try run.store.queue(flaggedOnly: false)
    records = try images.flatMap { try run.store.records(of: $0.id) }
    configuration = try Data(contentsOf: URL(fileURLWithPath: folder + "/run.toml"))
    maps = try images.map { try Data(contentsOf: URL(fileURLWithPath: run.labelPath(of: $0))) }
  }
}
