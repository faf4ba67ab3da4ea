import Labels
import Refiner

/// Reads a file for `fleck show` and finds out what it is.
struct PictureReader {
  /// The file.
  let path: String
  /// The classes that labels have; nil for ids without names.
  let taxonomy: Taxonomy?
  /// What the file is to be taken for; nil to find out.
  let kind: PictureKind?

  /// Reads the file.
  ///
  /// Colour is a photo. One channel is a label map: of the taxonomy when that knows all ids, of
  /// nameless ids or a mask when there is no taxonomy; with one that does not fit it is a photo too.
  /// - Throws: `FileError`.
  /// - Complexity: O(pixels).
  func read() throws -> Picture {
    switch kind {
    case .photo: return .photo(try PhotoFile.read(path), note: nil)
    case .labels: return .labels(try labels())
    case nil: return try guessed()
    }
  }

  private func labels() throws -> LabelPicture {
    if let taxonomy {
      return LabelPicture(try LabelFile.read(path, taxonomy: taxonomy), taxonomy: taxonomy)
    }
    guard case .png(let image) = try StoredImage.read(path),
      let samples = IndexedSamples(image)
    else {
      throw FileError.unsupported(
        path: path, reason: "colours are no ids", remedy: "give the --taxonomy that owns them")
    }
    return try samples.picture()
  }

  private func guessed() throws -> Picture {
    let image: PNGImage
    switch try StoredImage.read(path) {
    case .jpeg(let photo): return .photo(photo, note: nil)
    case .png(let png): image = png
    }
    guard let samples = IndexedSamples(image) else { return .photo(image.photo, note: nil) }
    guard let taxonomy else { return .labels(try samples.picture()) }
    do {
      let map = try LabelFile.map(of: image, path: path, taxonomy: taxonomy)
      return .labels(LabelPicture(map, taxonomy: taxonomy))
    } catch .unknownID(_, let id, let pixels, _, _) {
      return .photo(
        image.photo,
        note: "\(pixels) pixels hold id \(id), which \(taxonomy.name) lacks: shown as a photo")
    }
  }
}
