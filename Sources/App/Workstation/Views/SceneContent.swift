import Labels
import Refiner

/// What a frame shows beside the session itself: pixels and details that come from files.
struct SceneContent: Sendable {
  /// The label map with all decisions.
  var map: Loaded<LabelMap>
  /// The photo; nil when the canvas does not show it.
  var photo: Loaded<RGBImage>?
  /// The component under the cursor.
  var detail: ComponentDetail?
  /// Its pixels.
  var mask: Mask?
  /// What could not be read about it.
  var problem: String?

  /// For an empty queue.
  static let empty = SceneContent(map: .loading)
}
