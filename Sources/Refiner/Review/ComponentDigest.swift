internal import Labels

/// SHA-256 over what an image's components are, so that verifying finds a changed one.
internal struct ComponentDigest {
  private var text: [UInt8] = []

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
    for number in [id, Int(classID), area, bounds.0, bounds.1, bounds.2, bounds.3] {
      text.append(contentsOf: "\(number) ".utf8)
    }
    text.append(contentsOf: runs.utf8)
    text.append(UInt8(ascii: "\n"))
  }

  internal func finish() -> String { FileDigest.sha256(text) }
}
