import Dispatch
import Labels
import Refiner

/// The images of a run as the canvas needs them: read ahead in the background, composed in front.
final class Library {
  /// How long a frame waits for an image that is not there yet.
  let patience: DispatchTimeInterval

  private let source: any ImageSource
  private let maps: Loader<BaseMap>
  private let photos: Loader<RGBImage>
  private let truths: Loader<LabelMap>
  private let didLoad: @Sendable () -> Void
  /// Small maps for the overview of images, made when that is opened first.
  private var thumbnails: ThumbnailLoader?
  private var differences = DifferenceCache()
  private var composed: ComposedMaps
  private var selected: [Selected] = []

  /// A component that is or was under the cursor.
  private struct Selected {
    let detail: ComponentDetail
    let mask: Mask
    let area: Int
    /// The reshapes of its image that the mask has gone through.
    let version: [Int]
  }

  /// Components kept: a reviewer goes back and forth between a few.
  private static let selectedLimit = 8

  /// Makes a library that keeps some hundred megabytes at most.
  init(
    _ source: any ImageSource, patience: DispatchTimeInterval,
    didLoad: @escaping @Sendable () -> Void = {}
  ) {
    self.source = source
    self.patience = patience
    self.didLoad = didLoad
    composed = ComposedMaps(source: source)
    maps = Loader(
      limit: 128 << 20, read: { try BaseMap(of: $0, from: source) },
      cost: { $0.map.ids.count + $0.classes.count * 32 }, didLoad: didLoad)
    photos = Loader(
      limit: 128 << 20, read: { try source.photo(of: $0) },
      cost: { $0.bytes.count }, didLoad: didLoad)
    truths = Loader(
      limit: 32 << 20, read: { try source.truth(of: $0) },
      cost: { $0.ids.count }, didLoad: didLoad)
  }

  /// The images whose label maps could not be read when they were tried last, and why.
  var unreadable: [ImageID: String] { maps.failures }

  /// Whether nothing is being read.
  var isIdle: Bool { maps.isIdle && photos.isIdle && truths.isIdle && thumbnails?.isIdle ?? true }

  /// The loader of small maps.
  func thumbnails(_ taxonomy: Taxonomy) -> ThumbnailLoader {
    if let thumbnails { return thumbnails }
    let made = ThumbnailLoader(source, taxonomy: taxonomy, didLoad: didLoad)
    thumbnails = made
    return made
  }

  /// All that the frame of a session needs.
  func content(for session: Session) -> SceneContent {
    if case .overview(let overview) = session.screen { return content(for: overview, of: session) }
    guard let item = session.queue.current, let image = session.image else { return .empty }
    let deadline = DispatchTime.now() + patience
    let view = session.view
    let needsTruth = view.shownModes.contains(where: \.needsTruth)
    if view.needsPhoto { photos.request(image) }
    if needsTruth { truths.request(image) }
    let base = maps.value(of: image, until: deadline)
    let photo = view.needsPhoto ? photos.value(of: image, until: deadline) : nil
    var content = SceneContent(map: .loading, photo: photo)
    if needsTruth { content.truth = truths.value(of: image, until: deadline) }
    do {
      let selected = try select(item, session.shapes(of: item))
      (content.detail, content.mask) = (selected.detail, selected.mask)
      content.area = selected.area
    } catch {
      content.problem = "\(error)"
    }
    switch base {
    case .loading: content.map = .loading
    case .failed(let reason): content.map = .failed(reason)
    case .ready(let base): addMaps(base, of: image, item, session, to: &content)
    }
    return content
  }

  /// Adds the map with all decisions, and what it is compared with.
  private func addMaps(
    _ base: BaseMap, of image: ImageRecord, _ item: QueueItem, _ session: Session,
    to content: inout SceneContent
  ) {
    do {
      let (id, review) = session.picture(around: item, components: base.classes.keys)
      var map = try composed.map(of: id, base: base, state: review)
      let rows = review.entries
      if session.view.shownModes.contains(.diff) {
        content.changes = differences.changes(of: id, rows: rows, from: base.map, to: map)
      }
      if let truth = content.truth?.value {
        content.errors = differences.errors(of: id, rows: rows, in: map, truth: truth)
      }
      if session.view.isFlipped {
        content.mask?.paint(session.shownClass(of: item), into: &map)
      }
      content.base = base.map
      content.map = .ready(map)
    } catch {
      content.map = .failed("\(error)")
    }
  }

  /// Reads what comes next in the queue, so that it is there when the reviewer is.
  func prefetch(for session: Session) {
    let queue = session.queue
    guard let current = queue.current else { return }
    var wanted: [ImageID] = [current.image]
    for place in queue.position..<min(queue.count, queue.position + 24) where wanted.count < 4 {
      let item = queue[place]
      if !session.isDecided(item.id), !wanted.contains(item.image) { wanted.append(item.image) }
    }
    for id in wanted.dropFirst() {
      guard let image = session.setup.image(id) else { continue }
      maps.prefetch(image)
      if session.view.needsPhoto { photos.prefetch(image) }
    }
  }

  /// The component that a part of an image shows, nil where there is none.
  ///
  /// The smallest that covers a quarter of it, as the canvas prefers what is thin; else the one that covers
  /// most.
  ///
  /// shapes: the image's reshapes, so that a component is found where it is now.
  /// - Throws: what reading the components throws.
  func component(
    in area: Rectangle<ImageSpace>, of image: ImageRecord, shapes: ImageShapes
  ) throws -> QueueItem? {
    var found: [(item: QueueItem, pixels: Int)] = []
    for item in try source.components(of: image) {
      let bounds = shapes.newest(of: item.id)?.reshape.mask.bounds ?? item.bounds
      guard !bounds.intersection(area).isEmpty else { continue }
      let runs = shapes.mask(of: item.id, base: try source.runs(of: item.id))
      let pixels = runs.pixels(in: area)
      if pixels > 0 { found.append((item, pixels)) }
    }
    let large = found.filter { $0.pixels * 4 >= area.area }
    return large.min { $0.item.area < $1.item.area }?.item
      ?? found.max { $0.pixels < $1.pixels }?.item
  }

  /// The component under the cursor with the pixels that it has now, read once.
  private func select(_ item: QueueItem, _ shapes: ImageShapes) throws -> Selected {
    let place = selected.firstIndex { $0.detail.item.id == item.id }
    let known = place.map { selected.remove(at: $0) }
    if let known, known.version == shapes.version {
      selected.append(known)
      return known
    }
    let detail = try known?.detail ?? source.detail(of: item.id)
    let runs = shapes.mask(of: item.id, base: detail.record.runs)
    let read = Selected(
      detail: detail, mask: runs.mask, area: runs.area, version: shapes.version)
    selected.append(read)
    if selected.count > Self.selectedLimit { selected.removeFirst() }
    return read
  }
}

extension RunLengthEncoding {
  /// Number of its pixels in a rectangle.
  fileprivate func pixels(in area: Rectangle<ImageSpace>) -> Int {
    var count = 0
    forEachColumnRun { x, y, length in
      guard x >= area.x, x < area.maxX else { return }
      count += max(0, min(y + length, area.maxY) - max(y, area.y))
    }
    return count
  }
}
