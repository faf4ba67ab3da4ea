/// Why the search for masks ended without a result.
public enum AutomaticMaskError<NetworkError: Error>: Error {
  /// The caller wanted no more of it.
  case cancelled
  /// The network failed.
  case network(NetworkError)
}

extension AutomaticMaskError: CustomStringConvertible {
  /// The error in words.
  public var description: String {
    switch self {
    case .cancelled: "the search for masks was cancelled"
    case .network(let error): "\(error)"
    }
  }
}
