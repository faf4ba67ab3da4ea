internal import Labels

/// SHA-256 over what an image's components are, so that verifying finds a changed one.
internal struct ComponentDigest {
  private var text = ""

  internal mutating func add(_ record: ComponentRecord, runs: String) {
    let component = record.component
    let bounds = component.bounds
    add(
      id: record.id.rawValue, classID: component.classID.rawValue, area: component.area,
      bounds: (bounds.x, bounds.y, bounds.width, bounds.height), runs: runs)
  }

  internal mutating func add(
    id: Int, classID: UInt8, area: Int, bounds: (Int, Int, Int, Int), runs: String
  ) {
    text += "\(id) \(classID) \(area) \(bounds.0) \(bounds.1) \(bounds.2) \(bounds.3) \(runs)\n"
  }

  internal func finish() -> String { FileDigest.sha256(text.utf8) }
}
