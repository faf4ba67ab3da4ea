internal import Labels

/// Why images of a pool cannot be taken.
public enum LeaseError: Error, Hashable, Sendable {
  /// The folder cannot be read or written.
  case file(FileError)
  /// The folder is that of another pool.
  case otherPool(folder: String)
  /// The folder is not where it was made; everybody would take all images.
  case missing(folder: String)
  /// So many others were after the image at once that nobody can tell who has it.
  case contended(folder: String, image: ImageID)
}

extension LeaseError: CustomStringConvertible {
  /// The error in one line.
  public var description: String {
    switch self {
    case .file(let error): "\(error)"
    case .otherPool(let folder):
      "\(folder): holds the leases of another run; give the folder that belongs to this one"
        .sanitised
    case .missing(let folder):
      "\(folder): the leases of its pool are not there; leave the part where fleck assign made it"
        .sanitised
    case .contended(let folder, let image):
      "\(folder): many are after image \(image) at once; try again".sanitised
    }
  }
}
