import Labels
import Refiner

extension Session {
  /// Opens the class picker on the component under the cursor, or on what is marked with it.
  mutating func openPicker() {
    guard let item = queue.current else {
      message = .info("there is no component to give a class to")
      return
    }
    var picker = ClassPicker(setup.taxonomy)
    if item.verdict == .correctable, item.suggestion != classNow(of: item) {
      picker.mark(item.suggestion)
    }
    screen = .picker(picker)
    wantsPosterior = true
  }

  /// Whether the class picker has been opened and waits for the classifier's opinion, once.
  mutating func takePosteriorRequest() -> Bool {
    defer { wantsPosterior = false }
    return wantsPosterior
  }

  /// Marks the class in the picker that the classifier thinks likeliest beside the one that the component has.
  ///
  /// posterior: by the taxonomy's order.
  mutating func mark(_ posterior: [Float]) {
    guard case .picker(var picker) = screen, let item = queue.current,
      posterior.count == setup.taxonomy.classes.count
    else { return }
    let now = classNow(of: item)
    let others = zip(setup.taxonomy.classes, posterior).filter { $0.0.id != now }
    guard let best = others.max(by: { $0.1 < $1.1 }) else { return }
    picker.mark(best.0.id)
    screen = .picker(picker)
  }

  /// Types into the class picker.
  mutating func takePickerKey(_ key: KeyEvent, _ old: ClassPicker) {
    var picker = old
    if takeGlobalKey(key) { return }
    if isCancel(key) {
      screen = .review
      return
    }
    switch (key.key, key.modifiers) {
    case (.enter, []):
      guard let chosen = picker.chosen else {
        message = .info("no class is called '\(picker.editor.text)'")
        return
      }
      screen = .review
      give(chosen.id, isForLostPixels: picker.isForLostPixels)
      return
    case (.up, _), (.backTab, _): picker.move(by: -1)
    case (.down, _), (.tab, _): picker.move(by: 1)
    case (.character(let character), []) where picker.classAtOnce(character) != nil:
      screen = .review
      if let chosen = picker.classAtOnce(character) {
        give(chosen.id, isForLostPixels: picker.isForLostPixels)
      }
      return
    default:
      if picker.take(key) == .left {
        screen = .review
        return
      }
    }
    screen = .picker(picker)
  }
}
