import Foundation
import Labels
import Testing

@testable import Refiner

/// From a photo and prompts to masks, against `SamPredictor` of the reference.
@Suite struct PredictorTests {
  /// A prompt of the goldens and what the reference answers; its coordinates count from the centre of the first
  /// pixel.
  struct Case: Decodable {
    struct PromptValues: Decodable {
      let pointCoords: [[Double]]?
      let pointLabels: [Int]?
      let box: [Double]?
      let maskInput: String?
    }
    struct File: Decodable { let file: String }
    let prompt: PromptValues
    let multimask: Bool
    let iou: [Float]
    let logits: File
    let upsampled: File?
    let maskBits: File?
  }

  static let names = ["pt1", "pts3", "box", "box_pt", "mask_refine"].flatMap {
    [$0 + "_multi", $0 + "_single"]
  }

  private static let small = Result {
    try SegmentAnything(
      network: Network(DeterministicSource(), .smallViT), threadCount: 2
    ).encode(Golden.photo(width: 211, height: 150))
  }

  private func prompt(_ values: Case.PromptValues, image: EncodedImage) throws -> Prompt {
    var prompt = Prompt()
    for (point, label) in zip(values.pointCoords ?? [], values.pointLabels ?? []) {
      prompt.points.append(
        Prompt.LabelledPoint(Point(x: point[0] + 0.5, y: point[1] + 0.5), isInside: label == 1))
    }
    prompt.box = values.box.map {
      Prompt.Box(
        Point(x: $0[0] + 0.5, y: $0[1] + 0.5), Point(x: $0[2] + 0.5, y: $0[3] + 0.5))
    }
    if values.maskInput != nil {
      // "low-res logits map 1 (second) of case pt1 multimask"
      let first = Prompt(points: [.init(Point(x: 100.5, y: 75.5), isInside: true)])
      prompt.mask = try image.masks(for: first)[1].logits
    }
    return prompt
  }

  @Test(arguments: names)
  func answersAreTheReferences(_ name: String) throws {
    let image = try Self.small.get()
    let golden = try Golden.decode(Case.self, "vit_small", "cases", name)
    let masks = try image.masks(
      for: prompt(golden.prompt, image: image), candidates: golden.multimask ? .three : .one)
    #expect(Golden.distance(masks.map(\.predictedIoU), golden.iou) < 1e-5)
    let wanted = try Golden.array(golden.logits.file)
    let step = 64 / wanted.shape[1]
    var found: [Float] = []
    for mask in masks {
      for y in stride(from: 0, to: 64, by: step) {
        for x in stride(from: 0, to: 64, by: step) { found.append(mask.logits.values[y * 64 + x]) }
      }
    }
    #expect(Golden.distance(found, wanted.values) < 1e-4)
    if let file = golden.upsampled {
      try compareUpsampled(masks, with: file.file, upsampling: image.upsampling)
    }
    if let file = golden.maskBits {
      #expect(try differences(masks.map(\.mask), file: file.file) <= 3 * 211 * 150 / 10_000)
    }
  }

  private func compareUpsampled(
    _ masks: [MaskCandidate], with file: String, upsampling: MaskUpsampling
  ) throws {
    var found: [Float] = []
    for mask in masks {
      let logits = upsampling.logits(of: mask.logits.values.span)
      for y in stride(from: 0, to: 150, by: 5) {
        for x in stride(from: 0, to: 211, by: 5) { found.append(logits[y * 211 + x]) }
      }
    }
    #expect(Golden.distance(found, try Golden.array(file).values) < 1e-4)
  }

  /// Pixels in which masks differ from packed bits.
  private func differences(_ masks: [RunLengthEncoding], file: String) throws -> Int {
    let packed = try Golden.array(file).values.map { UInt8($0) }
    var count = 0
    for (index, encoding) in masks.enumerated() {
      let mask = encoding.mask
      let size = encoding.size
      for y in 0..<size.height {
        for x in 0..<size.width {
          let place = index * size.area + y * size.width + x
          let bit = packed[place / 8] >> UInt8(7 - place % 8) & 1 == 1
          if bit != mask.contains(x: x, y: y) { count += 1 }
        }
      }
    }
    return count
  }

  @Test func mobileSAMAnswersAsTheReference() throws {
    struct EndToEnd: Decodable {
      let iou: [Float]
      let area: [Int]
    }
    let golden = try Golden.decode(EndToEnd.self, "mobilesam_vit_t_1024", "e2e")
    let model = SegmentAnything(
      network: try Network(DeterministicSource(), .mobileSAM), threadCount: 2)
    let image = try model.encode(Golden.photo(width: 640, height: 480))
    let masks = try image.masks(
      for: Prompt(points: [.init(Point(x: 320.5, y: 200.5), isInside: true)]))
    #expect(Golden.distance(masks.map(\.predictedIoU), golden.iou) < 1e-5)
    for (mask, area) in zip(masks, golden.area) { #expect(abs(mask.mask.area - area) <= 30) }
    #expect(try differences([masks[0].mask], file: "mobilesam_e2e_bits0.npy") <= 30)
    var found: [Float] = []
    for mask in masks {
      for y in stride(from: 0, to: 256, by: 8) {
        for x in stride(from: 0, to: 256, by: 8) { found.append(mask.logits.values[y * 256 + x]) }
      }
    }
    let logits = try Golden.array("mobilesam_e2e_logits_s8.npy").values
    #expect(Golden.distance(found, logits) < 1e-4)
  }

  @Test func promptsTogetherAnswerAsOneByOne() throws {
    let image = try Self.small.get()
    let first = Prompt(points: [.init(Point(x: 30, y: 30), isInside: true)])
    let refined = Prompt(
      points: first.points, mask: try image.masks(for: first)[0].logits)
    let prompts = [
      first, refined, Prompt(box: .init(Point(x: 10, y: 20), Point(x: 90, y: 80))),
      Prompt(points: [.init(Point(x: 200, y: 100), isInside: true)]), refined,
      Prompt(mask: refined.mask),
    ]
    let together = try image.masks(forEach: prompts)
    #expect(together.count == prompts.count)
    for (prompt, masks) in zip(prompts, together) {
      let alone = try image.masks(for: prompt)
      for (one, other) in zip(masks, alone) {
        #expect(Golden.distance(one.logits.values, other.logits.values) < 1e-5)
      }
    }
  }

  @Test func aRegionAnswersInPixelsOfTheWholeImage() throws {
    let model = SegmentAnything(
      network: try Network(DeterministicSource(), .smallViT), threadCount: 1)
    let photo = Golden.photo(width: 211, height: 150)
    let region = Rectangle<ImageSpace>(x: 40, y: 30, width: 90, height: 70)
    let image = try model.encode(photo, region: region)
    let crop = try model.encode(photo.cropped(to: region))
    let point = Prompt(points: [.init(Point(x: 80, y: 60), isInside: true)])
    let shifted = Prompt(points: [.init(Point(x: 40, y: 30), isInside: true)])
    let whole = try image.masks(for: point)[0]
    let part = try crop.masks(for: shifted)[0]
    #expect(whole.logits == part.logits)
    #expect(whole.mask.size == photo.size)
    #expect(whole.mask.area == part.mask.area)
    let bounds = whole.mask.bounds
    #expect(bounds.intersection(region) == bounds)
    #expect(bounds.x == part.mask.bounds.x + 40 && bounds.y == part.mask.bounds.y + 30)
  }

  @Test func badPromptsAreRefused() throws {
    let image = try Self.small.get()
    func masks(_ prompt: Prompt) throws { _ = try image.masks(for: prompt) }
    #expect(throws: SAMError.noPrompt) { try masks(Prompt()) }
    #expect(throws: SAMError.notANumber) {
      try masks(Prompt(points: [.init(Point(x: .nan, y: 1), isInside: true)]))
    }
    for corner in [
      Point<ImageSpace>(x: .infinity, y: 1), Point(x: .nan, y: 1), Point(x: 1, y: .nan),
    ] {
      for box in [
        Prompt.Box(Point(x: 0, y: 0), corner), Prompt.Box(corner, Point(x: 0, y: 0)),
      ] {
        #expect(throws: SAMError.notANumber) { try masks(Prompt(box: box)) }
      }
    }
    let many = Array(
      repeating: Prompt.LabelledPoint(Point(x: 1, y: 1), isInside: true), count: 257)
    #expect(throws: SAMError.tooManyPoints(found: 257, limit: 256)) {
      try masks(Prompt(points: many))
    }
    let mask = try #require(MaskLogits(side: 32, values: Array(repeating: 0, count: 1024)))
    #expect(throws: SAMError.maskSide(found: 32, expected: 64)) { try masks(Prompt(mask: mask)) }
    #expect(MaskLogits(side: 1, values: [.nan]) == nil)
  }

  @Test func oddPromptsHaveDefinedAnswers() throws {
    let image = try Self.small.get()
    let far = Prompt(points: [.init(Point(x: 1e300, y: -1e300), isInside: true)])
    let corner = Prompt(points: [.init(Point(x: 211, y: 0), isInside: true)])
    #expect(try image.masks(for: far) == image.masks(for: corner))
    let noArea = Prompt(box: .init(Point(x: 50, y: 50), Point(x: 50, y: 50)))
    #expect(try image.masks(for: noArea, candidates: .one).count == 1)
    let turned = Prompt(box: .init(Point(x: 90, y: 80), Point(x: 10, y: 20)))
    let straight = Prompt(box: .init(Point(x: 10, y: 20), Point(x: 90, y: 80)))
    #expect(try image.masks(for: turned) == image.masks(for: straight))
    let many = Prompt(
      points: (0..<60).map { .init(Point(x: Double($0 * 3), y: 70), isInside: $0 % 2 == 0) })
    #expect(try image.masks(for: many).count == 3)
  }

  @Test(arguments: [(1, 1), (2000, 3), (3, 2000)])
  func imagesOfAnyShapeAreEncoded(width: Int, height: Int) throws {
    let model = SegmentAnything(
      network: try Network(DeterministicSource(), .smallTinyViT(inputSide: 256)), threadCount: 2)
    let image = try model.encode(Golden.photo(width: width, height: height))
    let masks = try image.masks(
      for: Prompt(points: [.init(Point(x: 0, y: 0), isInside: true)]))
    #expect(masks.count == 3)
    #expect(masks.allSatisfy { $0.mask.size == Size(width: width, height: height) })
  }

  @Test func emptyAndForeignRegionsAreRefused() throws {
    let model = SegmentAnything(
      network: try Network(DeterministicSource(), .smallViT), threadCount: 1)
    let photo = Golden.photo(width: 20, height: 10)
    #expect(throws: SAMError.emptyImage) {
      try model.encode(RGBImage(width: 0, height: 0, bytes: []))
    }
    #expect(throws: SAMError.emptyImage) {
      try model.encode(photo, region: Rectangle(x: 3, y: 3, width: 0, height: 4))
    }
    #expect(throws: SAMError.regionOutside(region: "15,5,25,9", image: "20x10")) {
      try model.encode(photo, region: Rectangle(x: 15, y: 5, width: 10, height: 4))
    }
  }
}
