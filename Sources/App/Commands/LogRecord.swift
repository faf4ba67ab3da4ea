import Labels
import Refiner

/// A row as JSON; keys are stable, absent ones have no value.
struct LogRecord: Codable, Hashable {
  let sequence: Int
  let time: String
  let reviewer: String
  let image: String
  let component: Int
  let place: Int
  let kind: String
  let from: String
  let to: String
  let seconds: Double
  let note: String?
  let reference: Int?

  /// Takes a row, its classes by name.
  init(_ line: LogRow, taxonomy: Taxonomy) {
    sequence = line.sequence
    time = line.time
    reviewer = line.reviewer
    image = line.imageStem
    component = line.component.rawValue
    place = line.place + 1
    kind = line.kind
    from = taxonomy.name(of: line.classBefore)
    to = taxonomy.name(of: line.classAfter)
    seconds = line.seconds
    note = line.note
    reference = line.reference
  }
}
