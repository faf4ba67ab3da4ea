/// One thing of a scene that a network takes, or mistakes, as a whole.
struct SceneObject: Hashable, Sendable {
  /// Its true class; void when the taxonomy has none for it.
  var classID: UInt8
  /// Metres from the camera.
  var distance: Float
  /// Brightness of its paint, 0...1: what a network that trusts colour goes by.
  var brightness: Float
  /// Set for things of no class.
  var oddity: Oddity?
}

/// Things that stand in streets and are of no class.
enum Oddity: Int, CaseIterable, Sendable {
  case cow, boat, mattress, robot, pianoCrate

  /// The classes that a network which knows no such thing finds most like it.
  var lookalikes: [UInt8] {
    switch self {
    case .cow: [StreetClass.person, StreetClass.rider, StreetClass.car]
    case .boat: [StreetClass.car, StreetClass.truck, StreetClass.bus]
    case .mattress: [StreetClass.wall, StreetClass.sign, StreetClass.fence]
    case .robot: [StreetClass.person, StreetClass.motorcycle, StreetClass.light]
    case .pianoCrate: [StreetClass.wall, StreetClass.truck, StreetClass.train]
    }
  }
}
