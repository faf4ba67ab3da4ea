/// How far the search for masks is.
public struct AutomaticMaskProgress: Hashable, Sendable {
  /// Crops that are done; the first is the whole photo.
  public internal(set) var cropsDone: Int
  /// Crops in all.
  public let crops: Int
  /// Points that are done, of all crops.
  public internal(set) var pointsDone: Int
  /// Points in all.
  public let points: Int
}
