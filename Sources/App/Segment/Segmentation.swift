import Labels
import Refiner

/// A photo, a network, and progress on standard error.
struct Segmentation {
  let model: SegmentAnything
  let photo: RGBImage
  /// The photo's file, for errors.
  let path: String

  /// The masks for a prompt, the best first.
  func masks(
    for prompt: Prompt, region: BoxArgument?, count: CandidateCount
  ) throws -> [MaskCandidate] {
    let masks = try encoded(region: region).masks(for: prompt, candidates: count)
    return masks.enumerated().sorted {
      ($1.element.predictedIoU, $0.offset) < ($0.element.predictedIoU, $1.offset)
    }.map(\.element)
  }

  private func encoded(region: BoxArgument?) throws -> EncodedImage {
    var line = ProgressLine()
    defer { line.finish() }
    var rectangle: Rectangle<ImageSpace>?
    if let region {
      guard let whole = region.rectangle else {
        throw Failure(.usage, "--region reaches far out of any image")
      }
      rectangle = whole
    }
    do {
      return try model.encode(
        photo, region: rectangle,
        progress: EncodingProgress(report: { share in
          line.show("encoding", unit: "%", done: Int(share * 100), total: 100)
        }))
    } catch let error as SAMError {
      throw Failure(.input, "\(path): \(error)")
    }
  }

  /// The masks of everything.
  func everything(_ parameters: AutomaticMaskParameters, workers: Int) throws -> [AutomaticMask] {
    guard photo.size.area > 0 else { throw Failure(.input, "\(path): \(SAMError.emptyImage)") }
    var line = ProgressLine()
    defer { line.finish() }
    return try AutomaticMaskGenerator(parameters, workers: workers).masks(
      of: photo, using: model
    ) { progress in
      line.show("segmenting", unit: "points", done: progress.pointsDone, total: progress.points)
    }
  }
}
