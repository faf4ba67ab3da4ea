import Refiner

extension Session {
  /// The reshapes among which a component has its own.
  func shapes(of item: QueueItem) -> ImageShapes {
    review.shapes(of: repeats.twin(item.id)?.image ?? item.image)
  }

  /// What the canvas shows of a component's image: a name for it, and the decisions that are in the picture
  /// under that name.
  ///
  /// Of one that comes a second time, what was decided the first time is not in the picture.
  ///
  /// components: all of the image.
  /// - Complexity: O(1); for a second time O(components).
  func picture(
    around item: QueueItem, components: some Sequence<ComponentID>
  ) -> (image: ImageID, review: ReviewState) {
    guard let twin = repeats.twin(item.id) else { return (item.image, review) }
    // Twins of one image are different pictures. No image has a key as large as a component's.
    let name = ImageID(item.id.rawValue)
    let seen = review.showing(
      item.id, in: twin.image, as: name, insteadOf: twin.original, in: item.image,
      components: components)
    return (name, seen)
  }

  /// The reshapes in the picture around the component under the cursor.
  var shownShapes: ImageShapes {
    guard let item = queue.current else { return ImageShapes() }
    let picture = picture(around: item, components: [])
    return picture.review.shapes(of: picture.image)
  }

  /// Reads which components come a second time.
  mutating func beginRepeats() throws {
    let repeated = try setup.journal.repeatedComponents()
    guard !repeated.isEmpty else { return }
    repeats = RepeatBook(
      repeated, acts: try setup.journal.settlingRows(), in: queue.catalogue)
    updateRepeats()
  }

  /// Puts into the queue what is to come a second time now, and takes out what is not any more.
  ///
  /// While rows are being counted, or other rows are shown, nothing changes places.
  mutating func updateRepeats() {
    guard !repeats.isEmpty, queue.anchor == nil, queue.likeness == nil, audit == nil, screen.isCalm
    else { return }
    let due = repeats.due(review, isRestDone: queue.decidedCount == queue.count)
    queue.showTwins(due, state: review)
  }
}
