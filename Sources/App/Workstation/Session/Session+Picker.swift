import Labels

extension Session {
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
      if let chosen = picker.classAtOnce(character) { give(chosen.id, isForLostPixels: picker.isForLostPixels) }
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
