/// Checks the journals that a merged run keeps of the runs that it was merged from.
internal enum SourceCheck {
  /// What is wrong with them; empty for a run that was not merged.
  /// - Complexity: O(bytes of the journals).
  internal static func findings(of run: Run) -> [Finding] {
    let journals: [MergeRecord.Journal]
    do {
      journals = try run.store.mergeRecord()?.journals ?? []
    } catch {
      return [Finding(error, in: run.folder, file: run.folder + "/" + RunPath.database)]
    }
    return journals.compactMap { journal in
      guard journal.isSafe else {
        return Finding(
          file: run.folder + "/" + RunPath.database, problem: "a source's journal lies elsewhere")
      }
      let path = run.folder + "/" + journal.file
      guard FileSystem.kind(of: path) != nil else {
        return Finding(file: path, problem: "is missing")
      }
      return (try? FileDigest.sha256(ofFile: path)) == journal.sha256
        ? nil : Finding(file: path, problem: "is not the journal that was merged")
    }
  }
}
