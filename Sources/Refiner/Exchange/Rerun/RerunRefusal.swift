/// Why a row is not asked again, in words.
internal struct RerunRefusal: Error, CustomStringConvertible {
  internal let reason: String

  internal var description: String { reason }
}
