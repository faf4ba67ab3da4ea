import Labels
import Refiner

/// A map as refining left it, and the classes of its components.
struct BaseMap: Sendable {
  /// The map without any decision.
  let map: LabelMap
  /// The class of every component in it.
  let classes: [ComponentID: ClassID]

  /// Reads the map of an image.
  /// - Throws: an error that names the file when it cannot be read or is not of the recorded size.
  init(of image: ImageRecord, from source: any ImageSource) throws {
    map = try source.map(of: image)
    guard map.size == image.size else {
      throw LoadingError.size(stem: image.stem, recorded: image.size, found: map.size)
    }
    classes = Dictionary(
      try source.components(of: image).map { ($0.id, $0.classID) },
      uniquingKeysWith: { first, _ in first })
  }
}

/// What can be wrong with an image of a run beside its files.
enum LoadingError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The map is not of the size that the database has.
  case size(stem: String, recorded: Size<ImageSpace>, found: Size<ImageSpace>)
  /// The ground truth of the image is not known.
  case noTruth(stem: String)

  /// The error in words.
  var description: String {
    switch self {
    case .size(let stem, let recorded, let found):
      "the label map of \(stem.sanitised) is \(found.width)x\(found.height), "
        + "the run says \(recorded.width)x\(recorded.height); refine again"
    case .noTruth(let stem): "the ground truth of \(stem.sanitised) is not known"
    }
  }
}
