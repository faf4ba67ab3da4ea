import Labels
import Refiner

/// A component whose mask is being changed on the canvas: what shape tools and SAM have in common.
struct CanvasEdit: Hashable, Sendable {
  /// The component.
  let item: QueueItem
  /// Its mask as it is and as it would become.
  var pending: PendingMask
  /// The pixel that keys point at.
  var cursor: CanvasCursor
  /// The pixels whose loss was asked about; Enter again gives them up.
  var confirmedLoss: Mask?
  /// Whether the canvas shows the component as it is instead of as it would become.
  var isComparing = false

  /// Starts with the component as it is and the cursor on it.
  init(_ item: QueueItem, map: LabelMap, mask: Mask, classID: ClassID) {
    self.item = item
    pending = PendingMask(map: map, current: mask, classID: classID)
    // Void pixels have no shape: a rejected component comes back with the class that it had.
    if classID.isVoid { pending.proposal.classID = item.classID }
    let middle = mask.bounds.center
    cursor = CanvasCursor(
      mask.nearestPixel(to: Pixel(x: Int(middle.x), y: Int(middle.y))), in: map.size)
  }

  /// The map that the canvas shows now.
  var shownMap: LabelMap { isComparing ? pending.map : pending.mapAfter }

  /// The mask that the canvas outlines now.
  var shownMask: Mask { isComparing ? pending.current : pending.change.after }
}
