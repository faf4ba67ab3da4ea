internal import Foundation
internal import Labels
internal import Synchronization

extension LabelSetExport {
  /// How the maps are laid out.
  private var layout: any ExportLayout {
    MapLayout(palette: lists == nil ? run.palette : CityPalette.colours(for: run.taxonomy))
  }

  /// Makes the files of all images and those about them, several images at a time.
  internal func writeImages(
    _ images: [ImageRecord], state: ReviewState, to sink: any ExportSink,
    progress: @Sendable (Int, Int) -> Void
  ) throws -> (pixels: ManifestPixels, images: Int) {
    let bulk = try run.store.bulkAcceptance()
    let layout = layout
    let work = Mutex(ExportWork(index: try layout.beginIndex(in: sink)))
    DispatchQueue.concurrentPerform(iterations: max(1, workers)) { _ in
      while let place = work.withLock({ $0.take(of: images.count) }) {
        do {
          let image = try make(images[place], state: state, bulk: bulk, layout, sink)
          let done = try work.withLock { try $0.finish(place, image) }
          progress(done, images.count)
        } catch {
          work.withLock { $0.fail(error) }
        }
      }
    }
    return try work.withLock { try $0.result() }
  }

  private func make(
    _ record: ImageRecord, state: ReviewState, bulk: BulkAcceptance, _ layout: any ExportLayout,
    _ sink: any ExportSink
  ) throws -> ExportedImage? {
    do {
      let base = try run.baseMap(of: record)
      let changes = try run.changes(
        of: record.id, state: state, undecided: undecided, bulk: bulk)
      let map = Composition.compose(base: base, changes: changes)
      let image = ExportImage(record: record, name: record.stem, map: map)
      let parts = try layout.parts(of: image)
      for file in parts.files { try sink.put(file.bytes, at: file.path) }
      return ExportedImage(
        record: record, name: image.name, records: parts.records,
        pixels: ManifestPixels(map, base: base))
    } catch {
      try sink.failed(error, of: record)
      return nil
    }
  }
}
