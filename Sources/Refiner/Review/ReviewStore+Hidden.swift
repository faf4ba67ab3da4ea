internal import GRDB

/// Images that only repeat others: a reviewer is to decide about some components twice without knowing.
///
/// They have ids above those of all other images and are no images of the data set, so nothing that
/// counts, learns, lists or exports sees them, unless it asks for ``everything``.
extension ReviewStore {
  /// The ids below which images and components are of the data set.
  internal struct Bounds {
    internal let image: Int
    internal let component: Int

    /// Nothing is hidden.
    internal static let everything = Bounds(image: .max, component: .max)
  }

  /// What is of the data set, in the transaction at hand.
  internal static func bounds(in database: Database) throws -> Bounds {
    guard let text = try setting(SettingKey.firstTwin, in: database), let first = Int(text),
      first > 0, first < 1 << 31
    else { return .everything }
    return Bounds(image: first, component: first << 32)
  }

  /// The id below which components are of the data set.
  internal func componentBound() throws(StoreError) -> ComponentID {
    ComponentID(try read { try Self.bounds(in: $0).component })
  }

  /// The images that only repeat others, by their keys; none in most runs.
  internal func twinImages() throws(StoreError) -> [ImageRecord] {
    let first = try read { try Self.bounds(in: $0).image }
    return first == .max ? [] : try images(within: .everything).filter { $0.id.rawValue >= first }
  }
}
