extension Command {
  /// What the key does, as the help screen and the README say it.
  var help: String {
    if let slot = classSlot { return "give it class \(slot + 1) of the list, go on" }
    return switch self {
    case .takeSuggestion: "take the suggestion, go on to the next undecided one"
    case .keep: "accept: its label stays, go on"
    case .discard: "reject: its pixels become void (ignored), go on"
    case .chooseClass: "choose its class by name or letter"
    case .later: "decide later: it comes back after all others"
    case .flag: "flag it for a second look, or take the flag away"
    case .repeatDecision: "decide as the last time"
    case .undo: "undo the last decision; no limit, also after a restart"
    case .redo: "redo what was undone"
    case .nextItem: "next component of the queue (5j: five on)"
    case .previousItem: "previous component of the queue"
    case .nextUndecided: "next undecided component"
    case .previousUndecided: "previous undecided component"
    case .nextInImage: "next component in this image"
    case .previousInImage: "previous component in this image"
    case .nextImage: "next image"
    case .previousImage: "previous image"
    case .firstItem: "first component"
    case .lastItem: "last component (42G: number 42)"
    case .zoomIn: "zoom in"
    case .zoomOut: "zoom out"
    case .follow: "crop to the component, and to each next one; again: stop"
    case .resetView: "show the whole image"
    case .panLeft: "move the view left"
    case .panDown: "move the view down"
    case .panUp: "move the view up"
    case .panRight: "move the view right"
    case .cycleOverlay: "mark the component: filled, outline, not at all"
    case .compare: "flip the component between before and after"
    case .cycleMode: "show labels, photo, or both blended"
    case .help: "show the keys"
    case .prompt: "type a command: goto N, queue all, class NAME, quit"
    case .cancel: "close what is open, forget a half-typed key"
    case .redraw: "paint the screen again"
    case .suspend: "back to the shell; fg returns"
    case .quit: "leave; everything is saved already"
    default: ""
    }
  }

  /// One or two words for the key bar.
  var label: String {
    switch self {
    case .takeSuggestion: "take"
    case .keep: "accept"
    case .discard: "reject"
    case .chooseClass: "class"
    case .later: "later"
    case .flag: "flag"
    case .repeatDecision: "repeat"
    case .undo: "undo"
    case .redo: "redo"
    case .nextItem: "next"
    case .previousItem: "back"
    case .nextUndecided: "undecided"
    case .follow: "crop"
    case .resetView: "whole"
    case .cycleOverlay: "mark"
    case .compare: "before/after"
    case .cycleMode: "photo"
    case .help: "help"
    case .prompt: "command"
    case .cancel: "cancel"
    case .quit: "leave"
    default: rawValue
    }
  }

  /// The keys that it has unless the user says otherwise, by name.
  ///
  /// Decisions as in Prodigy, motion as in vim, safety as in lazygit.
  var defaultKeys: [String] {
    if let slot = classSlot { return ["\((slot + 1) % 10)"] }
    return switch self {
    case .takeSuggestion: ["Enter"]
    case .keep: ["a"]
    case .discard: ["x"]
    case .chooseClass: ["c"]
    case .later: ["Space"]
    case .flag: ["f"]
    case .repeatDecision: ["."]
    case .undo: ["u", "Backspace"]
    case .redo: ["Ctrl-R"]
    case .nextItem: ["j", "Down"]
    case .previousItem: ["k", "Up"]
    case .nextUndecided: ["n"]
    case .previousUndecided: ["N"]
    case .nextInImage: ["Tab"]
    case .previousInImage: ["Backtab"]
    case .nextImage: ["Right"]
    case .previousImage: ["Left"]
    case .firstItem: ["gg", "Home"]
    case .lastItem: ["G", "End"]
    case .zoomIn: ["+", "="]
    case .zoomOut: ["-"]
    case .follow: ["z"]
    case .resetView: ["r"]
    case .panLeft: ["H"]
    case .panDown: ["J"]
    case .panUp: ["K"]
    case .panRight: ["L"]
    case .cycleOverlay: ["v"]
    case .compare: ["b"]
    case .cycleMode: ["o"]
    case .help: ["?", "F1"]
    case .prompt: [":"]
    case .cancel: ["Escape", "Ctrl-C", "Ctrl-G"]
    case .redraw: ["Ctrl-L"]
    case .suspend: ["Ctrl-Z"]
    case .quit: ["q"]
    default: []
    }
  }
}
