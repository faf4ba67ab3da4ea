import Labels
import Refiner

/// What a frame shows beside the session itself: pixels and details that come from files.
struct SceneContent: Sendable {
  /// The label map with all decisions.
  var map: Loaded<LabelMap>
  /// The label map without any decision; nil when there is none yet.
  var base: LabelMap?
  /// What decisions have changed in the map; nil when the canvas does not show it.
  var changes: LabelDifference?
  /// The ground truth; nil when the canvas does not show it.
  var truth: Loaded<LabelMap>?
  /// What of the map is wrong; nil when the canvas does not show the truth.
  var errors: LabelDifference?
  /// The photo; nil when the canvas does not show it.
  var photo: Loaded<RGBImage>?
  /// The component under the cursor.
  var detail: ComponentDetail?
  /// Its pixels.
  var mask: Mask?
  /// Their number; nil when they cannot be read.
  var area: Int?
  /// Small maps of the images on the screen, in the overview of images.
  var pictures: [ImageID: Loaded<LabelMap>] = [:]
  /// What could not be read about it.
  var problem: String?

  /// For an empty queue.
  static let empty = SceneContent(map: .loading)

  /// Whether something that it shows is still being read.
  var isLoading: Bool {
    map.isLoading || truth?.isLoading == true || photo?.isLoading == true
      || pictures.values.contains { $0.isLoading }
  }
}
