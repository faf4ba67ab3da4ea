import Labels

/// What `fleck show` makes of a file.
enum Picture {
  /// A photo; the note says why it is taken for one where that may surprise.
  case photo(RGBImage, note: String?)
  /// Labels of a taxonomy, ids that have none, or a mask.
  case labels(LabelPicture)

  /// Its size in pixels.
  var size: Size<ImageSpace> {
    switch self {
    case .photo(let image, _): image.size
    case .labels(let picture): picture.map.size
    }
  }
}

/// What a file is to be taken for.
enum PictureKind: Hashable, Sendable {
  /// A label map or a mask.
  case labels
  /// A photo.
  case photo
}
