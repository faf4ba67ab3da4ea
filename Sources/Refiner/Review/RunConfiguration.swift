internal import Crypto
public import Labels

/// What went into a run: the content of `run.toml`.
///
/// Holds no time and no machine's name, so that the same inputs give the same file.
public struct RunConfiguration: Hashable, Sendable {
  /// The format that this Fleck writes.
  public static let formatVersion = 1

  /// The id of the run, written like a UUID.
  public let runID: String
  /// The Fleck that made the run, such as `fleck 0.1.0`.
  public let tool: String
  /// Preset, thresholds, network: all that the run depends on but its inputs.
  public let settings: RefinementSettings
  /// The folders or the list that were given.
  public let paths: DatasetPaths
  /// The classes, in full.
  public let taxonomy: Taxonomy
  /// Every input file with its digest.
  public let inputs: [RunInput]
  /// From which confidence on pixels are kept; nil when all are.
  ///
  /// Follows from inputs and settings, and is no part of the id.
  public internal(set) var selection: SelectionThresholds?

  /// Makes a configuration; see ``runID(of:taxonomy:settings:)`` for an id.
  public init(
    runID: String, tool: String, settings: RefinementSettings = RefinementSettings(),
    paths: DatasetPaths, taxonomy: Taxonomy, inputs: [RunInput],
    selection: SelectionThresholds? = nil
  ) {
    self.runID = runID
    self.tool = tool
    self.settings = settings
    self.paths = paths
    self.taxonomy = taxonomy
    self.inputs = inputs
    self.selection = selection
  }

  /// An id that depends on nothing but what goes into a run: the first 128 bits of SHA-256 over the
  /// stems, roles and digests of the inputs, the classes and the settings, in a UUID's form (version 8).
  public static func runID(
    of inputs: [RunInput], taxonomy: Taxonomy, settings: RefinementSettings
  ) -> String {
    var hash = SHA256()
    func add(_ text: String) {
      hash.update(data: Array("\(text.utf8.count):".utf8))
      hash.update(data: Array(text.utf8))
    }
    add("fleck run 1")
    add(settings.preset.rawValue)
    for deviation in settings.deviations { add(deviation) }
    add(TaxonomyFile.text(of: taxonomy))
    for input in inputs {
      add(input.stem)
      for file in input.files { add("\(file.role.rawValue) \(file.digest)") }
    }
    return uuid(Array(hash.finalize().prefix(16)))
  }

  /// The id of a reviewer's part of a run: follows from that run, the reviewer and the images.
  internal static func runID(
    ofPart stems: [String], of parent: String, reviewer: String
  ) -> String {
    var hash = SHA256()
    for text in ["fleck part 1", parent, reviewer] + stems {
      hash.update(data: Array("\(text.utf8.count):".utf8))
      hash.update(data: Array(text.utf8))
    }
    return uuid(Array(hash.finalize().prefix(16)))
  }

  private static func uuid(_ bytes: [UInt8]) -> String {
    var text = ""
    for (index, byte) in bytes.enumerated() {
      if [4, 6, 8, 10].contains(index) { text += "-" }
      let marked = index == 6 ? byte & 0x0F | 0x80 : index == 8 ? byte & 0x3F | 0x80 : byte
      text += (marked < 16 ? "0" : "") + String(marked, radix: 16)
    }
    return text
  }
}
