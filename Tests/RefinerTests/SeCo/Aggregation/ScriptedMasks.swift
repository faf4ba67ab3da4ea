import Labels

@testable import Refiner

/// A network whose answers are written down, and which remembers what it was asked.
final class ScriptedMasks: MaskProvider {
  private let automatic: [AutomaticMask]
  private let answers: [PromptedMask]
  private(set) var prompts: [Prompt] = []
  private(set) var parameters: AutomaticMaskParameters?

  /// Writes down the answers.
  ///
  /// everything: masks in the order in which they are given, the best first.  answers: to the prompts.
  init(everything: [PromptedMask] = [], answers: [PromptedMask] = []) {
    automatic = everything.map { mask in
      AutomaticMask(
        segmentation: mask.mask, area: mask.mask.area, box: PixelBox(around: mask.mask),
        predictedIoU: mask.predictedIoU, point: Point(x: 0, y: 0), stability: 1,
        cropBox: Rectangle(x: 0, y: 0, width: mask.mask.size.width, height: mask.mask.size.height))
    }
    self.answers = answers
  }

  func everything(_ parameters: AutomaticMaskParameters) throws -> [AutomaticMask] {
    self.parameters = parameters
    return automatic
  }

  func masks(forEach prompts: [Prompt]) throws -> [PromptedMask] {
    self.prompts += prompts
    precondition(prompts.count == answers.count, "\(prompts.count) prompts")
    return answers
  }
}

extension LabelMap {
  /// A map drawn in digits, a string per row; `.` is void.
  init(drawn rows: String...) {
    self.init(drawn: rows)
  }

  init(drawn rows: [String]) {
    self.init(
      width: rows[0].count, height: rows.count,
      ids: rows.joined().map { $0.wholeNumberValue.map { UInt8($0) } ?? 255 })
  }

  /// The drawing of it.
  var drawing: [String] {
    (0..<height).map { y in
      (0..<width).map { x in self[x, y].isVoid ? "." : "\(self[x, y])" }.joined()
    }
  }
}

extension PromptedMask {
  /// A mask drawn with `#`, a string per row.
  init(_ rows: [String], quality: Float = 0.9) {
    let size = Size<ImageSpace>(width: rows[0].count, height: rows.count)
    let mask = Mask(
      imageSize: size, bounds: Rectangle(x: 0, y: 0, width: size.width, height: size.height),
      bits: rows.joined().map { $0 == "#" })
    self.init(mask: RunLengthEncoding(mask), predictedIoU: quality)
  }
}

/// The tests' classes: 0 road and 1 sky are stuff; 2 car, 3 traffic sign and 4 pole are things.
let aggregationTaxonomy: Taxonomy = {
  let names: [(String, ClassKind)] = [
    ("road", .stuff), ("sky", .stuff), ("car", .thing), ("traffic sign", .thing), ("pole", .thing),
  ]
  let classes = names.enumerated().map { index, entry in
    TaxonomyClass(
      id: ClassID(UInt8(index)), name: entry.0, letter: "x", colour: RGB(UInt8(index), 0, 0),
      kind: entry.1)
  }
  guard let taxonomy = try? Taxonomy(name: "test", classes: classes) else {
    preconditionFailure("The test's taxonomy is broken")
  }
  return taxonomy
}()

extension Aggregation {
  /// The aggregation of the test's taxonomy.
  init(_ mode: AggregationMode, _ preset: Preset) {
    self.init(mode: mode, preset: preset, taxonomy: aggregationTaxonomy)
  }
}
