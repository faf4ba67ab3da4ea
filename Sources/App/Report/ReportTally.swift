import Labels
import Refiner

/// What a review amounts to so far: by class, and by image.
struct ReportTally {
  /// One class as refining labelled it.
  struct ClassRow: Hashable {
    /// The class.
    let classID: ClassID
    /// Number of components.
    var components = 0
    /// Number of components with a decision.
    var decided = 0
    /// Number of components whose label stays.
    var kept = 0
    /// Number of components of another class now.
    var relabelled = 0
    /// Number of components whose pixels are void now.
    var discarded = 0
    /// Number of components with another shape now; those count as kept, relabelled or discarded too when
    /// that was decided afterwards.
    var reshaped = 0
    /// Number of pixels that had the class.
    var pixels = 0
    /// Number of those that have another one now.
    var changedPixels = 0
  }

  /// One image.
  struct ImageRow: Hashable {
    /// The image.
    let id: ImageID
    /// Number of components with a decision.
    let decided: Int
    /// Number of components.
    let components: Int
    /// Number of pixels whose label is another one now.
    let changedPixels: Int
  }

  /// The classes in the taxonomy's order, those without a pixel left out; void last.
  var classes: [ClassRow] {
    rows.values.filter { $0.components > 0 || $0.changedPixels > 0 }.sorted {
      let places = ($0.classID, $1.classID)
      return (taxonomy.position(of: places.0) ?? 256, places.0.rawValue)
        < (taxonomy.position(of: places.1) ?? 256, places.1.rawValue)
    }
  }
  /// The images, in the order in which they were added.
  private(set) var images: [ImageRow] = []

  private var rows: [ClassID: ClassRow] = [:]
  private let taxonomy: Taxonomy

  /// Starts without an image.
  init(taxonomy: Taxonomy) { self.taxonomy = taxonomy }

  /// Number of pixels whose label is another one now.
  var changedPixels: Int { images.reduce(0) { $0 + $1.changedPixels } }

  /// The images with the most changed pixels, ties in the order in which they were added.
  func imagesByChange(limit: Int) -> [ImageRow] {
    let order = images.indices.sorted {
      (images[$1].changedPixels, $0) < (images[$0].changedPixels, $1)
    }
    return order.prefix(limit).map { images[$0] }
  }

  /// Adds an image.
  ///
  /// changes: how its map differs from the one under review.
  mutating func add(
    _ image: ImageID, items: [QueueItem], state: ReviewState, changes: [LabelDifference.Change]
  ) {
    var decided = 0
    let shapes = state.shapes(of: image)
    for item in items {
      var row = rows[item.classID] ?? ClassRow(classID: item.classID)
      row.components += 1
      row.pixels += item.area
      if let decision = state.decisions[item.id] {
        decided += 1
        row.decided += 1
        if shapes.newest(of: item.id) != nil { row.reshaped += 1 }
        switch decision.kind {
        case .keep: row.kept += 1
        case .relabel: row.relabelled += 1
        case .discard: row.discarded += 1
        case .reshape, .later, .flag, .unflag, .note, .reopen: break
        }
      }
      rows[item.classID] = row
    }
    for change in changes {
      rows[change.before, default: ClassRow(classID: change.before)].changedPixels += change.count
    }
    images.append(
      ImageRow(
        id: image, decided: decided, components: items.count,
        changedPixels: changes.reduce(0) { $0 + $1.count }))
  }
}
