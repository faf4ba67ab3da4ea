import Foundation
import Labels
import Refiner

/// A row as `fleck log` prints it.
enum LogText {
  /// One line, such as
  /// `    45  2026-11-29 15:40:12  anna      street-01 #7  relabel  building -> road  2.1 s`.
  static func line(_ line: LogRow, taxonomy: Taxonomy) -> String {
    let time = line.time.prefix(19).replacing("T", with: " ")
    let from = taxonomy.name(of: line.classBefore)
    let to = taxonomy.name(of: line.classAfter)
    var parts = [
      "\(line.sequence)".indented(to: 6), String(time), line.reviewer.sanitised.padded(to: 8),
      "\(line.imageStem.sanitised) #\(line.place + 1)".padded(to: 16), line.kind.padded(to: 7),
      (from == to ? from : "\(from) -> \(to)").padded(to: 24),
      String(format: "%.1f s", line.seconds),
    ]
    let isStep = [JournalEntry.undoKind, JournalEntry.redoKind].contains(line.kind)
    if let reference = line.reference {
      parts.append(isStep ? "of row \(reference)" : "with row \(reference)")
    }
    if let note = line.note { parts.append(note.sanitised) }
    return parts.joined(separator: "  ")
  }
}

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
