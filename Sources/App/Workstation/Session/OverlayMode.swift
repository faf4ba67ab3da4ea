/// How the component under the cursor is marked on the canvas.
enum OverlayMode: String, CaseIterable, Sendable {
  /// Its outline and, over a photo, its class colour.
  case fill
  /// Its outline only.
  case outline
  /// Not at all.
  case off
}
