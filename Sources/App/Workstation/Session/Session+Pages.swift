import Labels
import Refiner
import Render

extension Session {
  /// Opens a screen about the whole run.
  mutating func performPages(_ command: Command) {
    do {
      let items = queue.catalogue.items
      switch command {
      case .showOverview:
        screen = .overview(
          Overview(items, images: setup.images, state: review, image: queue.current?.image))
      case .showClasses:
        screen = .classTable(ClassTable(items, state: review, taxonomy: setup.taxonomy))
      case .showLosses:
        guard !items.isEmpty else {
          message = .info("the run has no components")
          return
        }
        screen = .losses(
          LossCut(
            items, state: review, fit: try setup.journal.noiseFit(), cutOff: queue.filter.lossCutOff
          ))
      default: break
      }
    } catch {
      message = .error("cannot read the run: \(error)")
    }
  }

  /// Moves in the overview of images.
  mutating func performOverview(_ command: Command, count: Int) {
    guard case .overview(var overview) = screen else { return }
    let grid = overview.layout(size, imageSize: setup.images.first?.size)
    switch command {
    case .tileLeft: overview.move(by: -count)
    case .tileRight: overview.move(by: count)
    case .tileUp: overview.move(by: -count * grid.columns)
    case .tileDown: overview.move(by: count * grid.columns)
    case .tilePageUp: overview.move(by: -count * grid.columns * grid.rows)
    case .tilePageDown: overview.move(by: count * grid.columns * grid.rows)
    case .firstTile: overview.move(by: -overview.tiles.count)
    case .lastTile: overview.move(by: overview.tiles.count)
    case .sortTiles:
      overview.changeOrder()
      message = .info("sorted by \(overview.order.rawValue)")
    case .openTile:
      screen = .review
      if let image = overview.selected?.image { goTo(image) }
      return
    default: break
    }
    screen = .overview(overview)
  }

  /// Goes to the first undecided component of an image, or to its first.
  private mutating func goTo(_ image: ImageRecord) {
    let places = (0..<queue.count).filter { queue[$0].image == image.id }
    guard let place = places.first(where: { !isDecided(queue[$0].id) }) ?? places.first else {
      message = .info("no component of \(image.stem) is in the queue")
      return
    }
    select(place)
  }

  /// Moves in the class table.
  mutating func performClassTable(_ command: Command, count: Int) {
    guard case .classTable(var table) = screen else { return }
    switch command {
    case .rowDown: table.move(by: count)
    case .rowUp: table.move(by: -count)
    case .columnLeft: table.changeColumn(by: -count)
    case .columnRight: table.changeColumn(by: count)
    case .reverseRows: table.reverse()
    case .openClass:
      screen = .review
      if let row = table.selected { queueClass(row.classID) }
      return
    default: break
    }
    screen = .classTable(table)
  }

  /// Moves the cut-off among the losses.
  mutating func performLosses(_ command: Command, count: Int) {
    guard case .losses(var cut) = screen else { return }
    let columns = LossLayout(size).plot.width
    switch command {
    case .cutLower: cut.move(by: -count, columns: columns)
    case .cutHigher: cut.move(by: count, columns: columns)
    case .cutMuchLower: cut.move(by: -count * 10, columns: columns)
    case .cutMuchHigher: cut.move(by: count * 10, columns: columns)
    case .resetCut: cut.reset()
    case .classesDown: cut.scroll(by: count, classes: setup.taxonomy.classes.count)
    case .classesUp: cut.scroll(by: -count, classes: setup.taxonomy.classes.count)
    case .applyCut:
      screen = .review
      queueLosses(cut)
      return
    default: break
    }
    screen = .losses(cut)
  }

  /// Queues one class only, within the filter in force.
  private mutating func queueClass(_ id: ClassID) {
    show(queue.filter.replacing(.classes, with: [FilterTerm(id, in: setup.taxonomy)]))
  }

  /// Queues the components from a loss on; the lowest loss of all means every component.
  private mutating func queueLosses(_ cut: LossCut) {
    show(queue.filter.withLosses(from: cut.sides.clean.count == 0 ? nil : cut.cutOff))
  }
}
