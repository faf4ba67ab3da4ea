import Labels
import Refiner

/// Where maps, photos and details of a run come from.
protocol ImageSource: Sendable {
  /// The map under review, before any decision.
  func map(of image: ImageRecord) throws -> LabelMap
  /// The photo; it may have another size than the map.
  func photo(of image: ImageRecord) throws -> RGBImage
  /// The ground truth, of the map's size.
  func truth(of image: ImageRecord) throws -> LabelMap
  /// All components of an image.
  func components(of image: ImageRecord) throws -> [QueueItem]
  /// The pixels of a component.
  func runs(of component: ComponentID) throws -> RunLengthEncoding
  /// Pixels and posterior of a component.
  func detail(of component: ComponentID) throws -> ComponentDetail
}
