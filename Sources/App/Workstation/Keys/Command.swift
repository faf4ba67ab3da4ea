/// Everything a key can do in the workstation.
///
/// Help screen, key bar, README table and the default key map are made from its cases.
enum Command: String, CaseIterable, Sendable {
  case takeSuggestion, keep, discard
  case relabel1, relabel2, relabel3, relabel4, relabel5
  case relabel6, relabel7, relabel8, relabel9, relabel10
  case chooseClass, later, flag, repeatDecision, undo, redo
  case nextItem, previousItem, nextUndecided, previousUndecided
  case nextInImage, previousInImage, nextImage, previousImage, firstItem, lastItem
  case zoomIn, zoomOut, follow, resetView, panLeft, panDown, panUp, panRight
  case cycleOverlay, compare, cycleMode
  case help, prompt, cancel, redraw, suspend, quit

  /// The class slot, 0...9, of a relabelling key; nil for other commands.
  var classSlot: Int? {
    guard rawValue.hasPrefix("relabel"), let number = Int(rawValue.dropFirst(7)) else {
      return nil
    }
    return number - 1
  }

  /// Whether a number typed before the key means "so many times" or "item number so-and-so".
  var takesCount: Bool {
    switch self {
    case .nextItem, .previousItem, .nextUndecided, .previousUndecided, .firstItem, .lastItem,
      .zoomIn, .zoomOut, .panLeft, .panDown, .panUp, .panRight:
      true
    default: false
    }
  }

  /// The heading that it is listed under.
  var group: CommandGroup {
    switch self {
    case .nextItem, .previousItem, .nextUndecided, .previousUndecided, .nextInImage,
      .previousInImage, .nextImage, .previousImage, .firstItem, .lastItem:
      .move
    case .zoomIn, .zoomOut, .follow, .resetView, .panLeft, .panDown, .panUp, .panRight,
      .cycleOverlay, .compare, .cycleMode:
      .look
    case .help, .prompt, .cancel, .redraw, .suspend, .quit: .program
    default: .decide
    }
  }
}
