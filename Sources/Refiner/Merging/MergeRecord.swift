internal import Foundation
internal import Labels

/// What a merged run keeps of its sources: their journals, and how far the reviewers agreed.
public struct MergeRecord: Hashable, Sendable, Codable {
  /// The journal of a source.
  public struct Journal: Hashable, Sendable, Codable {
    /// The file, relative to the run's folder.
    public let file: String
    /// SHA-256 of the file.
    public let sha256: String
    /// The id of the source's run.
    public let runID: String
    /// Its rows.
    public let rows: Int
  }

  /// The journals of all sources, those of sources that were merged themselves among them, by file.
  public let journals: [Journal]
  /// How far the reviewers agreed; nil when there were fewer than two.
  public let agreement: ReviewerAgreement?
  /// How often reviewers decided as the lead, where the lead's decisions were hidden.
  public let gold: [GoldScore]
  /// How far reviewers agreed with themselves, where components came twice.
  public let repeats: [SelfConsistency]
  /// What became of the components.
  public let tally: MergeTally

  /// The record as one line of JSON, keys sorted; the same one gives the same text.
  var text: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(self) else {
      preconditionFailure("A record holds nothing but texts and finite numbers")
    }
    return String(decoding: data, as: UTF8.self)
  }
}

extension ReviewStore {
  /// What a merged run keeps of its sources; nil for a run that was not merged.
  /// - Throws: `StoreError.damaged` when it cannot be read.
  public func mergeRecord() throws(StoreError) -> MergeRecord? {
    guard let text = try setting(SettingKey.merge) else { return nil }
    guard let found = try? JSONDecoder().decode(MergeRecord.self, from: Data(text.utf8)) else {
      throw .damaged(path: path, reason: "what it was merged from cannot be read")
    }
    return found
  }
}
