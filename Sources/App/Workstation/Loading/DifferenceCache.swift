import Labels
import Refiner

/// The differences of the maps on the canvas, counted once per state of an image.
struct DifferenceCache {
  private struct Entry {
    let image: ImageID
    let rows: Int
    let difference: LabelDifference
  }

  private var changes: Entry?
  private var errors: Entry?

  /// What decisions have changed in the map of an image; `rows` is the journal's length.
  mutating func changes(
    of image: ImageID, rows: Int, from base: LabelMap, to map: LabelMap
  ) -> LabelDifference {
    if let changes, changes.image == image, changes.rows == rows { return changes.difference }
    let found = LabelDifference(from: base, to: map)
    changes = Entry(image: image, rows: rows, difference: found)
    return found
  }

  /// What of the map of an image is wrong; `rows` is the journal's length.
  mutating func errors(
    of image: ImageID, rows: Int, in map: LabelMap, truth: LabelMap
  ) -> LabelDifference {
    if let errors, errors.image == image, errors.rows == rows { return errors.difference }
    let found = LabelDifference(from: map, to: truth, ignoringVoid: true)
    errors = Entry(image: image, rows: rows, difference: found)
    return found
  }
}
