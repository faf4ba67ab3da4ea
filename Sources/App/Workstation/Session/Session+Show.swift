import Labels
import Refiner
import Render

extension Session {
  /// Changes what is shown of the image.
  mutating func performShow(_ command: Command, count: Int) {
    if [.showLosses, .showOverview, .showClasses].contains(command) {
      return performPages(command)
    }
    guard queue.current != nil else {
      message = .info("there is no image to look at")
      return
    }
    switch command {
    case .cycleMode: cycleMode()
    case .morePhoto: changeRatio(by: -0.1 * Double(count))
    case .moreLabels: changeRatio(by: 0.1 * Double(count))
    case .showDiff: toggle(.diff)
    case .showTruth: cycleTruth()
    case .compare: view.isComparing.toggle()
    case .blink: toggleBlink()
    case .split: toggleSplit()
    case .cycleSecond: cycleSecond()
    case .cycleOverlay:
      view.overlay = Self.overlay(after: view.overlay)
      message = .info("component: \(Self.overlayName(view.overlay))")
    case .cycleOutlines:
      view.outlines = view.outlines.next
      message = .info("outlines: \(Self.outlineName(view.outlines))")
    case .isolate: toggleIsolation()
    case .letters:
      view.showsLetters.toggle()
      message = .info("letters of the classes: \(view.showsLetters ? "shown" : "not shown")")
    case .miniMap:
      view.showsMiniMap.toggle()
      message = .info(
        view.showsMiniMap
          ? "small picture of the whole image, while a part of it is shown"
          : "no small picture")
    default: break
    }
  }

  /// Shows the other of the two things that a blinking pane shows.
  mutating func flipBlink() { view.isBlinkPhase.toggle() }

  private mutating func cycleMode() {
    let modes = CanvasMode.everyday
    if let place = modes.firstIndex(of: view.mode) {
      view.lastMode = modes[(place + 1) % modes.count]
    }
    view.mode = view.lastMode
    message = .info("canvas: \(view.mode.rawValue)")
  }

  /// Shows a mode that is not an everyday one, or goes back to that.
  private mutating func toggle(_ mode: CanvasMode) {
    if view.mode == mode {
      view.mode = view.lastMode
      message = .info("canvas: \(view.mode.rawValue)")
    } else {
      view.mode = mode
      message = .info("what decisions have changed in this image is in colour")
    }
  }

  /// The truth, then only what of the labels is wrong, then what was there before.
  private mutating func cycleTruth() {
    guard setup.hasTruth else {
      message = .info("no ground truth is known; start with fleck review RUN --truth DIR")
      return
    }
    switch view.mode {
    case .truth:
      view.mode = .errors
      message = .info("what of the labels is wrong, in the colour of what is right")
    case .errors:
      view.mode = view.lastMode
      message = .info("canvas: \(view.mode.rawValue)")
    default:
      view.mode = .truth
      message = .info("ground truth; where the labels are wrong, hatched with them")
    }
  }

  private mutating func changeRatio(by step: Double) {
    if !view.shownModes.contains(.blend) {
      view.mode = .blend
      view.lastMode = .blend
    }
    let ratio = ((view.blendRatio + step) * 100).rounded() / 100
    view.blendRatio = min(max(ratio, ViewState.ratios.lowerBound), ViewState.ratios.upperBound)
    let share = Int((view.blendRatio * 100).rounded())
    message = .info("blend: \(share) % labels, \(100 - share) % photo")
  }

  private mutating func toggleBlink() {
    guard setup.allowsMotion else {
      let compare = keymap.keyName(of: .compare)
      message = .info("nothing blinks, since NO_MOTION is set; \(compare) flips by hand")
      return
    }
    view.isBlinking.toggle()
    view.isBlinkPhase = false
    guard view.isBlinking else {
      message = .info("blinking off")
      return
    }
    let other = view.mode.blinkPartner.map(\.rawValue)
    message = .info(
      "blinking: "
        + (other.map { "\(view.mode.rawValue) and \($0)" } ?? "the component, before and after"))
  }

  private mutating func toggleSplit() {
    if view.second == nil {
      view.second = view.mode.needsPhoto ? .labels : .photo
      placeView()
      message = panes.second == nil ? .info("no room for two panes") : paneMessage
    } else {
      view.second = nil
      placeView()
      message = .info("one pane")
    }
  }

  private mutating func cycleSecond() {
    guard let second = view.second else { return toggleSplit() }
    let modes = CanvasMode.allCases.filter { !$0.needsTruth || setup.hasTruth }
    let place = modes.firstIndex(of: second) ?? 0
    view.second = modes[(place + 1) % modes.count]
    message = paneMessage
  }

  private var paneMessage: Message {
    .info("panes: \(view.mode.rawValue) and \(view.second?.rawValue ?? "")")
  }

  private mutating func toggleIsolation() {
    view.isIsolating.toggle()
    guard view.isIsolating, let item = queue.current else {
      message = .info("all classes in colour")
      return
    }
    message = .info(
      "only the component's class in colour: \(setup.taxonomy.name(of: isolatedClass(of: item)))")
  }

  /// The class that keeps its colour: the component's, which it had when it is void now.
  func isolatedClass(of item: QueueItem) -> ClassID {
    let shown = shownClass(of: item)
    return shown.isVoid ? item.classID : shown
  }

  private static func overlay(after mode: Overlay.Mode) -> Overlay.Mode {
    switch mode {
    case .fill: .outline
    case .outline: .off
    case .off: .fill
    }
  }

  private static func overlayName(_ overlay: Overlay.Mode) -> String {
    switch overlay {
    case .fill: "filled and outlined"
    case .outline: "outlined"
    case .off: "not marked"
    }
  }

  private static func outlineName(_ choice: OutlineChoice) -> String {
    switch choice {
    case .selected: "this component's"
    case .proposal: "what the suggestion would change, in the new class's colour"
    case .all: "all components'"
    }
  }
}

extension CaseIterable where Self: Equatable, AllCases.Index == Int {
  /// The case after this one, the first after the last.
  var next: Self {
    let cases = Self.allCases
    let place = cases.firstIndex(of: self) ?? 0
    return cases[(place + 1) % cases.count]
  }
}
