import Refiner

extension Session {
  /// Does one command of the review screen.
  mutating func perform(_ invocation: Invocation) {
    let command = invocation.command
    hints?.note(command)
    if command != .cancel, command != .quit { tool?.stay() }
    if let slot = command.classSlot { return relabel(toSlot: slot) }
    let count = max(1, min(invocation.count ?? 1, 1000))
    switch command.group {
    case .decide: performDecision(command, count: count)
    case .move: performMotion(command, count: invocation.count)
    case .queue: performQueue(command)
    case .look: performLook(command, count: count)
    case .show: performShow(command, count: count)
    case .canvas: performCanvas(command, count: invocation.count ?? 1)
    case .shape: performShape(command, count: invocation.count)
    case .segment: performSegment(command)
    case .program: performProgram(command)
    case .losses: performLosses(command, count: count)
    case .overview: performOverview(command, count: count)
    case .classTable: performClassTable(command, count: count)
    }
  }

  private mutating func performDecision(_ command: Command, count: Int) {
    switch command {
    case .takeSuggestion: decide(.suggestion)
    case .keep: decide(.keep)
    case .discard: decide(.discard)
    case .later: decide(.later)
    case .flag:
      if let range = queue.range { flagRange(range) } else { toggleFlag() }
    case .repeatDecision: repeatDecision()
    case .note: startNote()
    case .selectRange: toggleRange()
    case .bulkAccept: startBulk()
    case .undo where queue.anchor != nil, .redo where queue.anchor != nil: refuseHistoryInRange()
    case .undo: undo(times: count)
    case .redo: redo(times: count)
    case .editShape: requestEdit(.shape)
    case .segment: requestSegment()
    case .chooseClass: openPicker()
    default: break
    }
  }

  private mutating func cancel() {
    if queue.anchor != nil { return endRange(said: "range ended") }
    if audit != nil { return cancelAudit() }
    if stopEncoding() || leaveLookAlikes() || takeFilterOff() { return }
    message = .info("nothing to cancel; \(keymap.keyName(of: .quit)) leaves")
  }

  private mutating func performProgram(_ command: Command) {
    if tool != nil, performToolProgram(command) { return }
    switch command {
    case .help: screen = .help(HelpPage(over: screen, context: keyContext ?? .review))
    case .prompt: screen = .prompt(CommandLine(.command))
    case .cancel where screen.isPage, .quit where screen.isPage: screen = .review
    case .save:
      let count = review.entries
      message = .info(
        "everything is saved: \(count == 1 ? "1 row is" : "\(Wording.grouped(count)) rows are") in "
          + "the journal on disk")
    case .cycleTheme:
      theme.advance()
      message = .info("theme \(theme.current)")
    case .cancel: cancel()
    case .redraw: effects.append(.redraw)
    case .suspend: effects.append(.suspend)
    case .quit: effects.append(.quit)
    default: break
    }
  }
}
