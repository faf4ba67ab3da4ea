import Labels
import Refiner

extension Session {
  /// Islands below this many pixels are speckle unless a count says otherwise.
  private static let speckle = 20
  /// Smoothing over more pixels than this is no smoothing.
  private static let largestRadius = 50

  /// Does a command of the shape tools.
  mutating func performShape(_ command: Command, count: Int?) {
    guard case .shape(var shape) = tool else { return }
    let problem = perform(command, count: count, on: &shape)
    tool = .shape(shape)
    if let problem { message = .info(problem) }
  }

  /// Does a command; returns what there is to say, nil when the canvas says it.
  private func perform(_ command: Command, count: Int?, on shape: inout ShapeTool) -> String? {
    let times = max(1, min(count ?? 1, 1000))
    switch command {
    case .penPaint: shape.toggle(.paint)
    case .penErase: shape.toggle(.erase)
    case .stampBrush: shape.stamp()
    case .smallerBrush: shape.widenBrush(by: -times)
    case .largerBrush: shape.widenBrush(by: times)
    case .fillHoles: return fillHoles(count, &shape)
    case .dropSpeckle: return dropSpeckle(count ?? Self.speckle, &shape)
    case .smoothBorder: return smooth(min(times, Self.largestRadius), &shape)
    case .splitLine: return split(&shape)
    case .mergeNeighbour: return merge(&shape)
    case .nextAlternative: return cycle(1, &shape)
    case .previousAlternative: return cycle(-1, &shape)
    case .undoStep:
      let done = (0..<times).prefix { _ in shape.undo() }.count
      return done > 0 ? nil : "no step to take back"
    case .redoStep:
      let done = (0..<times).prefix { _ in shape.redo() }.count
      return done > 0 ? nil : "no step to make again"
    default: break
    }
    return nil
  }

  private func fillHoles(_ count: Int?, _ shape: inout ShapeTool) -> String? {
    let limit = count ?? .max
    let parameter = count.map { "below \($0) px" }
    let didFill = shape.apply(.fillHoles, parameter) { $0.fillingHoles(below: limit) }
    if didFill { return nil }
    return count.map { "no hole below \($0) pixels" } ?? "it has no holes"
  }

  private func dropSpeckle(_ limit: Int, _ shape: inout ShapeTool) -> String? {
    let didDrop = shape.apply(.dropSpeckle, "below \(limit) px") {
      $0.droppingSpeckle(below: limit)
    }
    return didDrop ? nil : "no island below \(limit) pixels"
  }

  private func smooth(_ radius: Int, _ shape: inout ShapeTool) -> String? {
    let smoothed = shape.edit.pending.proposal.mask.smoothed(radius: radius)
    guard !smoothed.bounds.isEmpty else {
      return "it is too thin to be smoothed over \(radius) px: nothing would be left"
    }
    let didSmooth = shape.apply(.smoothBorder, "\(radius) px") { _ in smoothed }
    return didSmooth ? nil : "its border is smooth"
  }

  private func split(_ shape: inout ShapeTool) -> String? {
    let key = keymap.keyName(of: .splitLine)
    let hadStart = shape.lineStart != nil
    if let problem = shape.splitLine() { return Wording.problem(problem) }
    guard hadStart else { return "line begun: move to its other end, \(key) again" }
    return "split; \(keymap.keyName(of: .nextAlternative)) gives up the other part"
  }

  private func merge(_ shape: inout ShapeTool) -> String? {
    if case .neighbours = shape.alternatives { return cycle(1, &shape) }
    return shape.merge() ? alternativeText(shape) : "no other class borders on it"
  }

  private func cycle(_ step: Int, _ shape: inout ShapeTool) -> String? {
    shape.cycle(by: step)
      ? alternativeText(shape) : "only a split or a merge leaves a choice"
  }

  private func alternativeText(_ shape: ShapeTool) -> String? {
    guard case .neighbours(let list, let taken) = shape.alternatives else {
      return "the other part is given up"
    }
    let name = setup.taxonomy.name(of: list[taken].classID)
    return "all of it becomes \(name) (border \(Wording.grouped(list[taken].border)) px), "
      + "\(taken + 1) of \(list.count); \(keymap.keyName(of: .nextAlternative)) takes the next"
  }

  /// The keys of the canvas tool, the most important first.
  var toolKeys: [KeyBarEntry] {
    guard case .shape(let shape) = tool else { return segmentKeys }
    let alternatives: [Command] = shape.alternatives == nil ? [] : [.nextAlternative]
    let commands: [Command] =
      alternatives + [
        .commitEdit, .cancel, .help, .penPaint, .penErase, .undoStep, .fillHoles, .splitLine,
        .smoothBorder, .mergeNeighbour, .dropSpeckle, .largerBrush, .cycleLostFill,
        .toggleNeighbours, .compareEdit, .follow,
      ]
    return bar(commands)
  }

  /// Draws with the mouse: the left button paints, the right one erases; the wheel zooms.
  mutating func takeToolMouse(_ mouse: MouseEvent) {
    if case .segment = tool { return takeSegmentMouse(mouse) }
    guard Layout(size).canvas.contains(x: mouse.x, y: mouse.y) else {
      if case .release = mouse.action { drag(nil) }
      return
    }
    switch mouse.action {
    case .press(.left): press(mouse, .paint)
    case .press(.right): press(mouse, .erase)
    case .drag(.left), .drag(.right): drag(mouse)
    case .release: drag(nil)
    case .scroll(let columns, let rows): scrollCanvas(mouse, columns: columns, rows: rows)
    default: break
    }
  }

  private mutating func press(_ mouse: MouseEvent, _ pen: ShapeTool.Pen) {
    guard case .shape(var shape) = tool, pixels(under: mouse) != nil,
      let pixel = pixel(under: mouse)
    else { return }
    message = nil
    shape.lift()
    shape.move { $0.move(to: pixel) }
    shape.toggle(pen)
    tool = .shape(shape)
  }

  /// Draws on to the pointer, or lifts the pen.
  private mutating func drag(_ mouse: MouseEvent?) {
    guard case .shape(var shape) = tool else { return }
    if let mouse, let pixel = pixel(under: mouse) {
      shape.move { $0.move(to: pixel) }
    } else if mouse == nil {
      shape.lift()
    }
    tool = .shape(shape)
  }

  func pixel(under mouse: MouseEvent) -> Pixel? {
    guard let viewport = view.viewport else { return nil }
    let point = imagePoint(under: mouse, viewport)
    return Pixel(x: Int(point.x.rounded(.down)), y: Int(point.y.rounded(.down)))
  }
}
