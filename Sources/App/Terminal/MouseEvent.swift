/// One report of the mouse.
struct MouseEvent: Hashable, Sendable {
  /// A mouse button.
  enum Button: Int, Hashable, Sendable { case left, middle, right }

  /// What happened.
  enum Action: Hashable, Sendable {
    case press(Button)
    case release(Button)
    case drag(Button)
    /// The pointer moved without a button.
    case move
    /// Wheel steps: right and down are positive.
    case scroll(columns: Int, rows: Int)
  }

  /// What happened.
  let action: Action
  /// Column of the screen, 0 at the left.
  let x: Int
  /// Row of the screen, 0 at the top.
  let y: Int
  /// What was held.
  let modifiers: KeyModifiers
}
