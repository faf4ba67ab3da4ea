internal import Labels

/// The names of the files inside a run folder and an export.
internal enum RunPath {
  internal static let configuration = "run.toml"
  internal static let database = "review.sqlite"
  /// What `review.sqlite` is made from while refining lasts.
  internal static let draft = "draft.sqlite"
  /// What the name of a database begins with while it is being made; SQLite's own files follow it.
  internal static func partial(_ path: String) -> String { path + ".partial" }
  /// Where the parts of a run lie until they are gathered.
  internal static let shards = "shards"
  internal static let lock = "review.lock"
  /// Where a merged run keeps the journals of the runs that it was merged from.
  internal static let sources = "sources"
  /// Which reviewer of a pool has which image; beside the runs of the pool.
  internal static let leases = "leases"
  internal static let labels = "labels"
  internal static let journal = "journal.jsonl"
  internal static let manifest = "manifest.json"
  /// The signature over the manifest's bytes.
  internal static let signature = "manifest.json.sig"

  /// Whether a stem names a file below a folder: parts that are neither empty nor dots, no control
  /// characters.
  internal static func isSafe(stem: String) -> Bool {
    guard !stem.isEmpty, stem.utf8.count < 1024,
      !stem.unicodeScalars.contains(where: \.isControl)
    else { return false }
    return stem.split(separator: "/", omittingEmptySubsequences: false).allSatisfy {
      !$0.isEmpty && $0 != "." && $0 != ".." && $0.utf8.count < 250
    }
  }

  /// The label map of a stem, relative to the folder of the run or export.
  internal static func label(stem: String) -> String {
    precondition(isSafe(stem: stem), "Unchecked stem")
    return labels + "/" + stem + ".png"
  }
}
