import Labels
import Render

/// What the canvas is painted with, made once per look.
struct CanvasPainters {
  /// Paints label maps.
  var labels: LabelPainter
  /// Paints photos.
  let photos: PhotoPainter

  /// Makes the painters of a look.
  init(_ look: Look) {
    labels = LabelPainter(
      taxonomy: look.taxonomy, theme: look.theme, depth: look.depth, glyphs: look.glyphs)
    photos = PhotoPainter(theme: look.theme, depth: look.depth, glyphs: look.glyphs)
  }

  /// The painters for what a session wants to see: one class in colour, letters.
  func painters(for session: Session) -> CanvasPainters {
    var painters = self
    painters.labels.showsLetters = session.view.showsLetters
    if session.view.isIsolating, let item = session.queue.current {
      painters.labels.isolated = session.isolatedClass(of: item)
    }
    return painters
  }
}
