/// The hash chain of a journal: each row's hash covers its own fields and the hash before it.
public enum JournalChain {
  /// The hash before the first row: SHA-256 of `fleck journal 1` and the run's id, a line each.
  public static func genesis(runID: String) -> String {
    FileDigest.sha256("fleck journal 1\n\(runID)\n".utf8)
  }

  /// The hash of a row: SHA-256 of the previous hash's 64 digits followed by the canonical row.
  ///
  /// canonical: ``JournalEntry/canonical`` in UTF-8.
  public static func hash(after previous: String, canonical: [UInt8]) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(64 + canonical.count)
    bytes.append(contentsOf: previous.utf8)
    bytes.append(contentsOf: canonical)
    return FileDigest.sha256(bytes)
  }
}
