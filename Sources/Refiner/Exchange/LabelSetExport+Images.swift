internal import Foundation
internal import Labels
internal import Synchronization

extension LabelSetExport {
  /// What was written of the images.
  internal struct Written {
    /// The sums over all maps.
    internal var pixels = ManifestPixels()
    /// Number of maps.
    internal var images = 0
    /// What became of their photos.
    internal var photos = ManifestPhotos()
  }

  /// Makes the files of all images and those about them, several images at a time.
  ///
  /// An image that the options leave out has none.
  /// - Throws: `ExportError`, `StoreError`, `FileError`.
  internal func writeImages(
    _ images: [ImageRecord], state: ReviewState, to sink: any ExportSink,
    progress: @Sendable (Int, Int) -> Void
  ) throws -> Written {
    let bulk = try run.store.bulkAcceptance()
    let layout = try layout()
    let names = try layout.naming.names(of: images)
    let work = Mutex(ExportWork(index: try layout.beginIndex(in: sink)))
    DispatchQueue.concurrentPerform(iterations: max(1, workers)) { _ in
      while let place = work.withLock({ $0.take(of: images.count) }) {
        do {
          let record = images[place]
          let maker = ImageMaker(
            record: record, name: names[record.id] ?? record.stem, state: state, bulk: bulk,
            export: self)
          let image = try maker.make(layout, sink)
          let done = try work.withLock { try $0.finish(place, image) }
          progress(done, images.count)
        } catch {
          work.withLock { $0.fail(error) }
        }
      }
    }
    return try work.withLock { try $0.result() }
  }

  /// How the maps are laid out.
  /// - Throws: `ExportError.unfit` when the run's classes do not fit the format.
  private func layout() throws -> any ExportLayout {
    let facts = COCOFacts(
      taxonomy: run.taxonomy, split: options.split, runID: run.configuration.runID, tool: tool)
    switch options.format {
    case .png:
      return MapLayout(
        palette: lists == nil ? run.palette : CityPalette.colours(for: run.taxonomy))
    case .cityscapes: return try CityscapesLayout(run, split: options.split)
    case .mmseg: return try MMSegLayout(run, split: options.split)
    case .coco:
      return COCOLayout(facts, style: options.segmentation, tolerance: options.tolerance)
    case .panoptic: return PanopticLayout(facts)
    case .voc: return try VOCLayout(run, split: options.split)
    case .yolo:
      return try YOLOLayout(run, split: options.split, tolerance: options.tolerance)
    case .imageFolder:
      return ImageFolderLayout(run, split: options.split, hasWeights: options.weights)
    case .fiftyOne: return try FiftyOneLayout(run)
    case .cvat: return try CVATLayout(run)
    }
  }
}
