import Labels
import Refiner

/// The files and the database of a run.
struct RunSource: ImageSource {
  let run: Run
  /// The ground truth of its images; nil when that is not known.
  var truth: TruthSource?

  func map(of image: ImageRecord) throws -> LabelMap { try run.baseMap(of: image) }

  func photo(of image: ImageRecord) throws -> RGBImage { try PhotoFile.read(image.image) }

  func truth(of image: ImageRecord) throws -> LabelMap {
    guard let truth else { throw LoadingError.noTruth(stem: image.stem) }
    return try truth.map(of: image)
  }

  func components(of image: ImageRecord) throws -> [QueueItem] {
    try run.store.components(of: image.id)
  }

  func runs(of component: ComponentID) throws -> RunLengthEncoding {
    try run.store.runs(of: component)
  }

  func detail(of component: ComponentID) throws -> ComponentDetail {
    try run.store.detail(component)
  }
}
