internal import Labels

/// Why a file gives no key for signatures.
public enum KeyError: Error, Hashable, Sendable {
  /// The file cannot be read.
  case file(FileError)
  /// There is no key in it, as far as can be told.
  case noKey(path: String, wanted: KeyRole)
  /// The private key is encrypted.
  case encrypted(path: String)
  /// The key is of another kind, such as `RSA`.
  case otherKind(path: String, kind: String)
  /// The key is the other half of the pair.
  case otherHalf(path: String, wanted: KeyRole)
  /// The text between the lines that mark a key is damaged.
  case damaged(path: String)
}

/// The half of a pair of keys.
public enum KeyRole: Hashable, Sendable {
  /// The private half, which signs.
  case signing
  /// The public half, which checks.
  case checking
}

extension KeyError: CustomStringConvertible {
  /// The error in one line: the file, what is wrong, what to do.
  public var description: String {
    switch self {
    case .file(let error): "\(error)"
    case .noKey(let path, .signing):
      "\(path): holds no private key; make one with \(Self.generation)"
    case .noKey(let path, .checking):
      "\(path): holds no public key; give a PEM file or one with an ssh-ed25519 line"
    case .encrypted(let path):
      "\(path): is encrypted; take the passphrase off with 'openssl pkey -in KEY.pem -out PLAIN.pem'"
    case .otherKind(let path, let kind):
      "\(path): is no ed25519 key in PEM but \(kind.sanitised); make one with \(Self.generation)"
    case .otherHalf(let path, .signing):
      "\(path): is a public key, which cannot sign; give the private one"
    case .otherHalf(let path, .checking):
      "\(path): is a private key; give the public one, from 'openssl pkey -in KEY.pem -pubout'"
    case .damaged(let path): "\(path): the key in it is damaged; make the file anew"
    }
  }

  private static let generation = "'openssl genpkey -algorithm ed25519 -out KEY.pem'"
}
