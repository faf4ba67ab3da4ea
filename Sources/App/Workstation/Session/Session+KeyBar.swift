import Labels
import Refiner

extension Session {
  /// The first steps that are still to be explained, where the screen has a line for them.
  var hint: String? {
    guard screen == .review, tool == nil, Layout(size).message != nil, !queue.isEmpty else {
      return nil
    }
    return hints?.line(keymap)
  }

  /// What can be pressed now, the most important first; without the keys that the map leaves without one.
  var keyBar: [KeyBarEntry] {
    let entries: [KeyBarEntry] =
      switch screen {
      case .help(let page):
        [
          KeyBarEntry("letters", "search"), KeyBarEntry("Down", "scroll"),
          KeyBarEntry("PageDown", "page"), KeyBarEntry("Enter", "back"),
        ] + (page.editor.isEmpty ? [] : [KeyBarEntry("Ctrl-U", "show all")])
      case .picker:
        [
          KeyBarEntry("Enter", "give this class"), KeyBarEntry("Escape", "cancel"),
          KeyBarEntry("letters", "narrow"), KeyBarEntry("Up Down", "choose"),
          KeyBarEntry("capital", "at once"),
        ]
      case .lint:
        [
          KeyBarEntry("Up Down", "choose"), KeyBarEntry("Enter", "queue what it calls wrong"),
          KeyBarEntry("Escape", "back"),
        ]
      // A hint takes the place of keys.
      case .prompt: []
      case .losses:
        bar([.applyCut]) + [KeyBarEntry("Escape", "back")]
          + bar([
            .help, .cutLower, .cutHigher, .resetCut, .cutMuchLower, .cutMuchHigher, .classesDown,
          ])
      case .overview:
        bar([.openTile]) + [KeyBarEntry("Escape", "back")]
          + bar([.help, .tileLeft, .tileDown, .tileUp, .tileRight, .sortTiles, .tilePageDown])
      case .classTable:
        bar([.openClass]) + [KeyBarEntry("Escape", "back")]
          + bar([.help, .rowDown, .rowUp, .columnRight, .reverseRows, .columnLeft])
      case .note(let line): line.keyBar
      case .confirm(let confirmation):
        [KeyBarEntry(confirmation.needsLetter ? "y" : "Enter", "yes"), KeyBarEntry("Escape", "no")]
      case .bulk(let dialog): dialog.keyBar
      case .review where tool != nil: toolKeys
      case .review: queue.isEmpty ? bar([.prompt, .help, .quit]) : rangeKeys ?? reviewKeys
      }
    return entries.filter { !$0.key.isEmpty }
  }

  private var reviewKeys: [KeyBarEntry] {
    var first: [KeyBarEntry] = []
    if let item = queue.current {
      let text: String =
        switch item.verdict {
        case .clean: Command.keep.label
        case .noise: Command.discard.label
        case .correctable: String(setup.taxonomy.name(of: item.suggestion).prefix(14))
        }
      first = [KeyBarEntry(.takeSuggestion, in: keymap, text: text)]
    }
    if let audit {
      let total = audit.sample.count
      let number = total - audit.remaining(review).count + 1
      first =
        [KeyBarEntry("sample", "\(number) of \(total)"), KeyBarEntry("Escape", "give up")]
        + bar([.help]) + first
    }
    let undo: [Command] = review.undoStack.isEmpty ? [] : [.undo]
    let redo: [Command] = review.redoStack.isEmpty ? [] : [.redo]
    return first
      + bar(
        [.keep, .discard, .chooseClass, .later] + undo
          + (audit == nil ? [.help] : []) + [
            .quit, .nextItem, .previousItem, .follow, .cycleMode, .compare, .flag,
          ] + redo
          + [.split, .showDiff, .cycleOutlines, .isolate, .showOverview, .showClasses, .showLosses])
  }

  /// What can be done with a range; nil while there is none.
  private var rangeKeys: [KeyBarEntry]? {
    guard let count = openRangeCount else { return nil }
    let decisions: [KeyBarEntry] =
      count == 0
      ? []
      : [
        KeyBarEntry(.keep, in: keymap, text: "accept \(count)"),
        KeyBarEntry(.discard, in: keymap, text: "reject \(count)"),
      ]
    let end = KeyBarEntry(.selectRange, in: keymap, text: "end range")
    let suggestions = KeyBarEntry(.takeSuggestion, in: keymap, text: "suggestions")
    return decisions + [end] + bar([.help]) + (count == 0 ? [] : [suggestions])
      + bar([.chooseClass, .later, .flag, .note, .nextItem, .previousItem, .lastItem])
  }

  func bar(_ list: [Command]) -> [KeyBarEntry] {
    list.map { KeyBarEntry($0, in: keymap) }
  }
}
