import Labels
import Refiner

extension Library {
  /// Small maps of the images that the overview shows.
  func content(for overview: Overview, of session: Session) -> SceneContent {
    let layout = overview.layout(session.size, imageSize: session.setup.images.first?.size)
    let visible = layout.visible(selection: overview.selection, count: overview.tiles.count)
    var content = SceneContent.empty
    content.pictures = thumbnails(session.setup.taxonomy)
      .pictures(of: Array(overview.tiles[visible]), state: session.review)
    return content
  }
}
