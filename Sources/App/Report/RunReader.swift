import Labels
import Refiner

/// Reads of a run what a report shows, one image at a time.
struct RunReader {
  /// An image of a report.
  struct Image {
    /// The image.
    let record: ImageRecord
    /// Its map as refining left it.
    let before: LabelMap
    /// Its map after all decisions.
    let after: LabelMap
    /// The pixels of the components that decisions have changed, as they are now.
    let changedComponents: [RunLengthEncoding]
    /// Its photo, or why there is none.
    let photo: Result<RGBImage, FileError>
  }

  /// The run.
  let run: Run
  /// What has been decided.
  let state: ReviewState

  /// Prepares reading a run.
  /// - Throws: `StoreError` when the journal cannot be read.
  init(_ run: Run) throws {
    self.run = run
    state = try run.store.reviewState()
  }

  /// Counts all images and classes.
  /// - Throws: `StoreError` for a map that is missing, altered or damaged.
  /// - Complexity: O(components + pixels of the images with decisions).
  func tally(progress: (_ done: Int, _ total: Int) -> Void) throws -> ReportTally {
    var tally = ReportTally(taxonomy: run.taxonomy)
    let images = try run.store.images()
    for (place, image) in images.enumerated() {
      let items = try run.store.components(of: image.id)
      var changes: [LabelDifference.Change] = []
      if hasChanges(in: image.id, items: items) {
        changes =
          LabelDifference(
            from: try run.baseMap(of: image), to: try run.composedMap(of: image.id, state: state)
          ).changes
      }
      tally.add(image.id, items: items, state: state, changes: changes)
      progress(place + 1, images.count)
    }
    return tally
  }

  /// Reads one image.
  /// - Throws: `StoreError` for a map that is missing, altered or damaged.
  func image(_ id: ImageID) throws -> Image {
    let record = try run.store.image(id)
    let items = try run.store.components(of: id)
    let shapes = state.shapes(of: id)
    let changed = try items.filter { isChanged($0, shapes) }.map { item in
      shapes.mask(of: item.id, base: try run.store.runs(of: item.id))
    }
    let photo: Result<RGBImage, FileError>
    do throws(FileError) { photo = .success(try PhotoFile.read(record.image)) } catch {
      photo = .failure(error)
    }
    return Image(
      record: record, before: try run.baseMap(of: record),
      after: try run.composedMap(of: id, state: state), changedComponents: changed, photo: photo)
  }

  private func hasChanges(in id: ImageID, items: [QueueItem]) -> Bool {
    let shapes = state.shapes(of: id)
    return !shapes.isEmpty || items.contains { isChanged($0, shapes) }
  }

  private func isChanged(_ item: QueueItem, _ shapes: ImageShapes) -> Bool {
    guard let decision = state.decisions[item.id] else { return false }
    return decision.classAfter != item.classID || shapes.newest(of: item.id) != nil
  }
}
