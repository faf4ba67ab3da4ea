internal import Foundation

/// What an export says of itself: the content of `manifest.json`.
public struct Manifest: Hashable, Sendable, Codable {
  /// Always `fleck-export`.
  public var format = "fleck-export"
  /// The format that this Fleck writes.
  public var formatVersion = 1
  /// The Fleck that exported.
  public var tool: String
  /// The id of the run.
  public var runID: String
  /// SHA-256 of the run's `run.toml`.
  public var configurationSHA256: String
  /// What was done with undecided components.
  public var undecided: UndecidedPolicy
  /// How it was laid out; nil for palette PNGs of all labels.
  public var options: LabelSetOptions?
  /// What became of the photos; nil when it was not to hold any.
  public var photos: ManifestPhotos?
  /// The classes.
  public var taxonomy: ManifestTaxonomy
  /// Number of images that it holds.
  public var images: Int
  /// Number of components.
  public var components: Int
  /// Number of components by the noise model's verdict.
  public var verdicts: [String: Int]
  /// Number of standing decisions by kind; flags and put-off components among them.
  public var decisions: [String: Int]
  /// The journal's length and newest hash.
  public var journal: ManifestJournal
  /// Pixel counts.
  public var pixels: ManifestPixels
  /// Labelled pixels among all, 0...1.
  public var coverage: Double
  /// SHA-256 of every other file of the export, by its path relative to the export.
  public var files: [String: String]
}

/// The length and newest hash of an exported journal.
public struct ManifestJournal: Hashable, Sendable, Codable {
  /// Number of rows.
  public var rows: Int
  /// Hash of the last row; the chain's genesis when there is none.
  public var tip: String
}

/// Pixel counts of an export.
public struct ManifestPixels: Hashable, Sendable, Codable {
  /// All pixels.
  public var total = 0
  /// Pixels that are not void.
  public var labelled = 0
  /// Pixels that differ from the maps under review.
  public var changed = 0
}

extension Manifest {
  /// Takes over how the images were laid out and what was written of them.
  internal mutating func describe(
    _ options: LabelSetOptions, _ written: LabelSetExport.Written
  ) {
    // Manifests of plain exports are as they were before there were options.
    self.options = options == LabelSetOptions() ? nil : options
    photos = options.photos == .none ? nil : written.photos
    images = written.images
    count(written.pixels)
  }

  /// Takes over pixel counts and the coverage that follows from them.
  internal mutating func count(_ pixels: ManifestPixels) {
    self.pixels = pixels
    coverage = pixels.total > 0 ? Double(pixels.labelled) / Double(pixels.total) : 0
  }

  /// The manifest of the export in a folder; nil when there is none that can be read.
  public static func read(inExport folder: String) -> Manifest? {
    let path = Path.join(folder, RunPath.manifest)
    guard let bytes = try? FileSystem.read(path, limit: 1 << 28) else { return nil }
    return ManifestFile.decode(bytes)
  }
}
