import Labels
import Refiner

/// Makes the lines of `fleck log`.
///
/// A journal has few names and many rows: what is made of a name is kept.
struct LogText {
  /// A text as it is shown, and how many characters wide.
  private struct Piece {
    let bytes: [UInt8]
    let width: Int

    init(_ text: String) {
      let shown = text.sanitised
      bytes = Array(shown.utf8)
      width = shown.count
    }
  }

  private let taxonomy: Taxonomy
  private var pieces: [String: Piece] = [:]
  private var changes: [UInt16: Piece] = [:]

  /// taxonomy: the run's, for the names of classes.
  init(taxonomy: Taxonomy) { self.taxonomy = taxonomy }

  /// One line, such as
  /// `    45  2026-11-29 15:40:12  anna      street-01 #7  relabel  building -> road  2.1 s`.
  mutating func line(_ row: LogRow) -> String {
    var bytes: [UInt8] = []
    append(row, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends the line of a row, without a line end.
  mutating func append(_ row: LogRow, to bytes: inout [UInt8]) {
    let number = Self.digits(row.sequence)
    Self.fill(6 - number.count, in: &bytes)
    bytes += number
    Self.gap(in: &bytes)
    for byte in row.time.utf8.prefix(19) {
      // Times are ASCII; what an edited database may hold instead must not reach the terminal.
      bytes.append(byte == UInt8(ascii: "T") ? 32 : (32..<127).contains(byte) ? byte : 63)
    }
    Self.gap(in: &bytes)
    append(piece(row.reviewer), width: 8, to: &bytes)
    let stem = piece(row.imageStem)
    let place = Self.digits(row.place + 1)
    bytes += stem.bytes
    bytes += [32, UInt8(ascii: "#")]
    bytes += place
    Self.fill(16 - stem.width - 2 - place.count, in: &bytes)
    Self.gap(in: &bytes)
    append(piece(row.kind), width: 7, to: &bytes)
    append(change(from: row.classBefore, to: row.classAfter), width: 24, to: &bytes)
    appendSeconds(row.seconds, to: &bytes)
    if let reference = row.reference {
      let isStep = [JournalEntry.undoKind, JournalEntry.redoKind].contains(row.kind)
      bytes += (isStep ? "  of row " : "  with row ").utf8
      bytes += Self.digits(reference)
    }
    if let note = row.note {
      Self.gap(in: &bytes)
      bytes += note.sanitised.utf8
    }
  }

  private mutating func piece(_ text: String) -> Piece {
    if let known = pieces[text] { return known }
    let piece = Piece(text)
    pieces[text] = piece
    return piece
  }

  private mutating func change(from before: ClassID, to after: ClassID) -> Piece {
    let key = UInt16(before.rawValue) << 8 | UInt16(after.rawValue)
    if let known = changes[key] { return known }
    let (from, to) = (taxonomy.name(of: before), taxonomy.name(of: after))
    let piece = Piece(from == to ? from : "\(from) -> \(to)")
    changes[key] = piece
    return piece
  }

  /// Adds a piece with blanks behind it up to a width, and the gap before the next one.
  private func append(_ piece: Piece, width: Int, to bytes: inout [UInt8]) {
    bytes += piece.bytes
    Self.fill(width - piece.width, in: &bytes)
    Self.gap(in: &bytes)
  }

  /// Adds seconds with one digit behind the point.
  private func appendSeconds(_ seconds: Double, to bytes: inout [UInt8]) {
    // Whole milliseconds, at most 1e9 s; an edited database may hold anything.
    let tenths = seconds.isFinite && (0...1e9).contains(seconds) ? Int(seconds * 10 + 0.5) : 0
    bytes += Self.digits(tenths / 10)
    bytes += [UInt8(ascii: "."), 48 + UInt8(tenths % 10), 32, UInt8(ascii: "s")]
  }

  private static func gap(in bytes: inout [UInt8]) { fill(2, in: &bytes) }

  private static func fill(_ count: Int, in bytes: inout [UInt8]) {
    for _ in 0..<max(0, count) { bytes.append(32) }
  }

  private static func digits(_ number: Int) -> [UInt8] { Array("\(number)".utf8) }
}
