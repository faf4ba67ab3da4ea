internal import Foundation
internal import Labels

/// A line of `journal.jsonl`, read back.
internal struct JournalLine {
  internal let entry: JournalEntry
  /// The line without its hash, as it was hashed.
  internal let canonical: [UInt8]

  /// Reads a line; nil unless it is exactly what ``JournalEntry/line`` writes.
  internal init?(_ bytes: some Collection<UInt8>) {
    guard let fields = try? JSONDecoder().decode(Fields.self, from: Data(bytes))
    else { return nil }
    entry = fields.entry
    canonical = entry.canonicalBytes
    guard bytes.elementsEqual(entry.line.utf8) else { return nil }
  }

  private struct Fields: Decodable {
    let sequence: Int
    let time: String
    let reviewer: String
    let image: Int
    let imageStem: String
    let component: Int
    let kind: String
    let classBefore: UInt8
    let classAfter: UInt8
    let runsBefore: String
    let runsAfter: String
    let maskSource: String?
    let suspicion: Float
    let seconds: Double
    let note: String?
    let reference: Int?
    let hash: String

    var entry: JournalEntry {
      JournalEntry(
        sequence: sequence, time: time, reviewer: reviewer, image: ImageID(image),
        imageStem: imageStem, component: ComponentID(component), kind: kind,
        classBefore: ClassID(classBefore), classAfter: ClassID(classAfter),
        runsBefore: runsBefore, runsAfter: runsAfter, maskSource: maskSource,
        suspicion: suspicion, seconds: seconds, note: note, reference: reference, hash: hash)
    }
  }
}
