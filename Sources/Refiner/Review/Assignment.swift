internal import Foundation
public import Labels

/// What one reviewer got of a run: kept in the reviewer's own run, so that the parts can be merged.
///
/// The images and components of a reviewer's run have the parent's ids. Those of its repeats are new and
/// above all of the parent's.
public struct Assignment: Codable, Hashable, Sendable {
  /// The id of the run that was divided.
  public var parentRunID: String
  /// The whole `run.toml` of the run that was divided.
  public var parentConfiguration: String
  /// Who got this part.
  public var reviewer: String
  /// Stems of the images that every reviewer got, in the order of the parent's images.
  public var sharedImages: [String]
  /// What the lead has decided in the parent and this reviewer decides without knowing, by component.
  public var gold: [Gold]
  /// The components that come a second time, by twin.
  public var repeats: [Repeat]
  /// How many rows at the journal's start are the parent's decisions, taken over.
  public var transcribed: Int
  /// The folder of leases that all parts share, relative to the run's folder; nil for parts of their own.
  public var leases: String?

  /// Makes an assignment.
  public init(
    parentRunID: String, parentConfiguration: String, reviewer: String,
    sharedImages: [String] = [], gold: [Gold] = [], repeats: [Repeat] = [], transcribed: Int = 0,
    leases: String? = nil
  ) {
    self.parentRunID = parentRunID
    self.parentConfiguration = parentConfiguration
    self.reviewer = reviewer
    self.sharedImages = sharedImages
    self.gold = gold
    self.repeats = repeats
    self.transcribed = transcribed
    self.leases = leases
  }

  /// A decision of the lead that is hidden from the reviewer; its component has no reshape.
  public struct Gold: Codable, Hashable, Sendable {
    /// The component.
    public var component: ComponentID
    /// What the lead did: keep, discard or relabel.
    public var kind: DecisionKind
    /// The class of its pixels afterwards.
    public var classAfter: ClassID
    /// Who decided.
    public var by: String
    /// When: as the parent's journal has it.
    public var time: String
    /// Seconds spent on it.
    public var seconds: Double
    /// The row's note.
    public var note: String?
    /// P(wrong) at that moment, 0...1.
    public var suspicion: Float

    /// Makes a hidden decision of the parent's journal row; nil for a row that is no keep, discard or
    /// relabel.
    public init?(_ entry: JournalEntry) {
      guard let kind = DecisionKind(rawValue: entry.kind), kind.settlesPixels, kind != .reshape
      else { return nil }
      component = entry.component
      self.kind = kind
      classAfter = entry.classAfter
      by = entry.reviewer
      time = entry.time
      seconds = entry.seconds
      note = entry.note
      suspicion = entry.suspicion
    }
  }

  /// A component that the reviewer is asked about twice.
  public struct Repeat: Codable, Hashable, Sendable {
    /// The second time: a component of an image with the same photo and map.
    public var twin: ComponentID
    /// The first time.
    public var original: ComponentID

    /// Makes a repeat.
    public init(twin: ComponentID, original: ComponentID) {
      self.twin = twin
      self.original = original
    }
  }
}

extension Assignment {
  /// The assignment as one line of JSON, keys sorted; the same one gives the same text.
  internal var text: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(self) else {
      preconditionFailure("An assignment holds nothing but texts and finite numbers")
    }
    return String(decoding: data, as: UTF8.self)
  }

  /// Reads ``text``; nil when it is none.
  internal init?(text: String) {
    guard let found = try? JSONDecoder().decode(Self.self, from: Data(text.utf8)) else {
      return nil
    }
    self = found
  }
}

extension ReviewStore {
  /// What the reviewer of this run got of a parent's; nil for a run that is nobody's part.
  /// - Throws: `StoreError.damaged` when it cannot be read.
  public func assignment() throws(StoreError) -> Assignment? {
    guard let text = try setting(SettingKey.assignment) else { return nil }
    guard let found = Assignment(text: text) else {
      throw .damaged(path: path, reason: "what its reviewer was assigned is broken")
    }
    return found
  }
}
