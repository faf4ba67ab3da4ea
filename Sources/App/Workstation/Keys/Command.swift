/// Everything a key can do in the workstation.
///
/// Help screen, key bar, README table, completion and the default key map are made from its cases and
/// their entries.
enum Command: String, CaseIterable, Sendable {
  case takeSuggestion, keep, discard
  case relabel1, relabel2, relabel3, relabel4, relabel5
  case relabel6, relabel7, relabel8, relabel9, relabel10
  case chooseClass, later, flag, note, selectRange, bulkAccept, repeatDecision, undo, redo
  case nextItem, previousItem, nextUndecided, previousUndecided
  case nextInImage, previousInImage, nextImage, previousImage, firstItem, lastItem
  case pageDown, pageUp, halfPageDown, halfPageUp
  case filter, cycleSort, lookAlikes
  case zoomIn, zoomOut, follow, resetView, panLeft, panDown, panUp, panRight
  case lessContext, moreContext
  case cycleMode, morePhoto, moreLabels, showDiff, showTruth, compare, blink, split, cycleSecond
  case cycleOverlay, cycleOutlines, isolate, letters, miniMap
  case showLosses, showOverview, showClasses
  case cutLower, cutHigher, cutMuchLower, cutMuchHigher, resetCut, classesDown, classesUp, applyCut
  case tileLeft, tileDown, tileUp, tileRight, tilePageDown, tilePageUp, firstTile, lastTile
  case sortTiles, openTile
  case rowDown, rowUp, columnLeft, columnRight, reverseRows, openClass
  case editShape
  case cursorLeft, cursorDown, cursorUp, cursorRight
  case cursorFarLeft, cursorFarDown, cursorFarUp, cursorFarRight
  case chooseShapeClass, chooseLostClass, cycleLostFill, toggleNeighbours, compareEdit, commitEdit
  case penPaint, penErase, stampBrush, smallerBrush, largerBrush
  case fillHoles, dropSpeckle, smoothBorder, splitLine, mergeNeighbour
  case nextAlternative, previousAlternative, undoStep, redoStep
  case segment, putPoint, togglePolarity, boxCorner, nextCandidate, previousCandidate
  case removePrompt, toggleMaskPrompt, toggleRegion, compareProposal
  case help, prompt, cancel, save, cycleTheme, redraw, suspend, quit

  /// The commands of the ten class slots, in order.
  static let relabelling: [Command] = [
    .relabel1, .relabel2, .relabel3, .relabel4, .relabel5,
    .relabel6, .relabel7, .relabel8, .relabel9, .relabel10,
  ]

  /// The class slot, 0...9, of a relabelling key; nil for other commands.
  var classSlot: Int? { Self.relabelling.firstIndex(of: self) }

  /// Its keys and words.
  var entry: CommandEntry {
    guard let place = Self.places[self] else { preconditionFailure("\(self) has no entry") }
    return place.entry
  }

  /// The heading that it is listed under.
  var group: CommandGroup {
    guard let place = Self.places[self] else { preconditionFailure("\(self) has no entry") }
    return place.group
  }

  /// What the key does, as the help screen and the README say it.
  var help: String { entry.help }

  /// One or two words for the key bar.
  var label: String { entry.label }

  /// The keys that it has unless the user says otherwise, by name.
  var defaultKeys: [String] { entry.keys }

  /// Whether a number typed before the key means "so many times" or "item number so-and-so".
  var takesCount: Bool { entry.takesCount }

  private static let places: [Command: (group: CommandGroup, entry: CommandEntry)] =
    Dictionary(
      CommandGroup.allCases.flatMap { group in group.entries.map { ($0.command, (group, $0)) } },
      uniquingKeysWith: { first, _ in preconditionFailure("\(first) has two entries") })
}
