import Foundation
import Labels
import Testing

@testable import Refiner

/// A tiny data set as some system writes it, read the way `fleck refine` reads it.
struct FormatFixture {
  let sandbox: FileSandbox
  let taxonomy: Taxonomy

  init(taxonomy name: String = "cityscapes-19") throws {
    sandbox = try FileSandbox()
    taxonomy = try Self.shipped(name)
  }

  static func shipped(_ name: String) throws -> Taxonomy {
    try TaxonomyFile.read("\(CamvidDusk.checkout)/taxonomies/\(name).toml")
  }

  /// Writes photos of 2x2 pixels.
  func photos(_ names: String...) throws {
    for name in names {
      let samples = (0..<12).map { $0 * 20 }
      let png = TestPNG(width: 2, height: 2, colourType: 2, samples: samples).bytes()
      try sandbox.write(png, to: name)
    }
  }

  /// Writes 2x2 ids as an 8-bit PNG: grey, or with a palette.
  func ids(_ samples: [Int], palette: [UInt8] = [], to name: String) throws {
    let png = TestPNG(
      width: 2, height: 2, colourType: palette.isEmpty ? 0 : 3, samples: samples, palette: palette)
    try sandbox.write(png.bytes(), to: name)
  }

  /// Writes text.
  func text(_ text: String, to name: String) throws {
    try sandbox.write(Array(text.utf8), to: name)
  }

  /// Writes an array.
  func array(
    _ values: [Float], shape: [Int], _ type: NPYArray.ElementType, to name: String
  ) throws {
    let array = NPYArray(shape: shape, values: values, elementType: type)
    try sandbox.write(NPYFile.encode(array), to: name)
  }

  /// The samples of two folders, or of a list.
  func samples(
    images: String = "images", labels: String = "labels", confidence: String? = nil,
    truth: String? = nil, list: String? = nil
  ) throws -> [Sample] {
    try Dataset.samples(
      DatasetPaths(
        images: list == nil ? sandbox(images) : nil, labels: list == nil ? sandbox(labels) : nil,
        confidence: confidence.map { sandbox($0) }, truth: truth.map { sandbox($0) },
        list: list.map { sandbox($0) }))
  }

  /// The labels of samples, ids resolved over all of them.
  func read(
    _ samples: [Sample], ids: LabelIDSpace = .auto, thresholds: SelectionThresholds? = nil
  ) throws -> [SampleLabels] {
    var settings = RefinementSettings()
    let resolution = LabelIDResolution(taxonomy: taxonomy)
    settings.labelIDs = try resolution.space(ids, of: samples.map(\.label))
    let reader = try LabelReader(samples, taxonomy: taxonomy, settings: settings)
    var found: [SampleLabels] = []
    for sample in samples {
      found.append(
        try reader.read(sample, thresholds: thresholds) { () throws(FileError) in
          try PhotoFile.read(sample.image).size
        })
    }
    return found
  }

  /// The ids of the only sample of `images` and `labels`.
  func only(_ ids: LabelIDSpace = .auto, labels: String = "labels") throws -> [UInt8] {
    let samples = try samples(labels: labels)
    try #require(samples.count == 1)
    return try read(samples, ids: ids)[0].map.ids
  }

  /// Compressed runs of the pixels of a 2x2 map that hold an id, as JSON.
  static func mask(of id: UInt8, in ids: [UInt8], isCompressed: Bool = true) -> String {
    let mask = Mask(
      imageSize: Size(width: 2, height: 2), bounds: Rectangle(x: 0, y: 0, width: 2, height: 2),
      bits: ids.map { $0 == id })
    let runs = RunLengthEncoding(mask)
    let counts =
      isCompressed
      ? "\"" + runs.compressed.replacingOccurrences(of: "\\", with: "\\\\") + "\""
      : "\(runs.counts)"
    return "{\"size\": [2, 2], \"counts\": \(counts)}"
  }
}
