import ArgumentParser
import Foundation
import Labels
import Refiner

/// `fleck segment`: masks of a photo, from prompts or of everything.
struct SegmentCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "segment",
    abstract: "Segment a photo with a Segment Anything model: by points and a box, or everything.",
    discussion: """
      With prompts the best mask is written to --out as a PNG of 0 and 255. With --everything the masks' \
      numbers are, larger masks below smaller ones: a palette PNG up to 254 masks, 16-bit grey above. \
      'fleck show' prints both.

      Coordinates of points and boxes are pixels of the photo, (0, 0) being the centre of the first as \
      in the reference; those of --region are the first pixel and the one after the last.
      """)

  @Argument(help: "The photo: PNG or JPEG.", completion: .file(extensions: ["png", "jpg", "jpeg"]))
  var image: String

  @OptionGroup var model: ModelOptions

  @Option(
    parsing: .singleValue,
    help: "A point inside or outside of the object, x,y,in or x,y,out; may be repeated.")
  var point: [PointArgument] = []

  @Option(help: "A box around the object: x0,y0,x1,y1.")
  var box: BoxArgument?

  @Option(
    help: "Look at this part of the photo alone, at the encoder's full resolution: x0,y0,x1,y1.")
  var region: BoxArgument?

  @Option(
    help: "How many masks to ask for, 1 or 3; 3 for a single point, which is ambiguous, else 1.")
  var candidates: Int?

  @Option(help: "The PNG to write.")
  var out: String?

  @Flag(help: "Find masks of everything, without prompts.")
  var everything = false

  @OptionGroup(title: "Embeddings") var embeddings: EmbeddingOptions

  @OptionGroup(title: "Everything") var automatic: AutomaticOptions

  @Flag(help: "Print the masks as JSON, run-length encoded as COCO does.")
  var json = false

  func validate() throws {
    if everything {
      guard point.isEmpty, box == nil, candidates == nil else {
        throw ValidationError("--everything takes no --point, --box or --candidates.")
      }
      guard region == nil else { throw ValidationError("--everything takes no --region.") }
      guard embeddings.embeddings == nil || automatic.cropLayers == 0 else {
        throw ValidationError("--embeddings are of whole photos; leave out --crop-layers.")
      }
    } else {
      guard !point.isEmpty || box != nil else {
        throw ValidationError("Give --point, --box, both, or --everything.")
      }
    }
    guard point.count <= Prompt.maximumPointCount else {
      throw ValidationError("Give at most \(Prompt.maximumPointCount) points.")
    }
    guard candidates == nil || candidates == 1 || candidates == 3 else {
      throw ValidationError("--candidates must be 1 or 3.")
    }
    guard out != nil || json else { throw ValidationError("Give --out, --json, or both.") }
  }

  func run() throws {
    let photo = try PhotoFile.read(image)
    let segmentation = Segmentation(
      model: try model.open(embeddings: embeddings.embeddings), photo: photo, path: image,
      embeddings: embeddings)
    if everything {
      try report(
        try segmentation.everything(automatic.parameters, workers: model.threads.count),
        of: photo.size)
    } else {
      let prompt = Prompt(points: point.map(\.point), box: box?.box)
      let isAmbiguous = point.count == 1 && box == nil
      let count = candidates ?? (isAmbiguous ? 3 : 1)
      try report(
        try segmentation.masks(for: prompt, region: region, count: count == 3 ? .three : .one))
    }
  }

  private func report(_ masks: [MaskCandidate]) throws {
    guard let best = masks.first else { throw Failure(.work, "\(image): no mask") }
    if let out { try MaskFile.write(best.mask, to: out) }
    print(try json ? SegmentReport.json(masks, path: image) : SegmentReport.text(masks, out: out))
  }

  private func report(_ masks: [AutomaticMask], of size: Size<ImageSpace>) throws {
    if let out { try MaskFile.write(masks, of: size, to: out) }
    print(json ? SegmentReport.json(masks) : SegmentReport.text(masks, out: out))
  }
}
