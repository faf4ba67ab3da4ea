import Foundation
import Labels
import Refiner

/// A photo, a network, and progress on standard error.
struct Segmentation {
  let model: SegmentAnything
  let photo: RGBImage
  /// The photo's file, for errors and for its stem.
  let path: String
  let embeddings: EmbeddingOptions

  /// The masks for a prompt, the best first.
  func masks(
    for prompt: Prompt, region: BoxArgument?, count: CandidateCount
  ) throws -> [MaskCandidate] {
    var rectangle: Rectangle<ImageSpace>?
    if let region {
      guard let whole = region.rectangle else {
        throw Failure(.usage, "--region reaches far out of any image")
      }
      rectangle = whole
    }
    return try encoded(region: rectangle).masks(for: prompt, candidates: count).bestFirst
  }

  /// The masks of everything.
  func everything(_ parameters: AutomaticMaskParameters, workers: Int) throws -> [AutomaticMask] {
    guard photo.size.area > 0 else { throw Failure(.input, "\(path): \(SAMError.emptyImage)") }
    var line = ProgressLine()
    defer { line.finish() }
    return try AutomaticMaskGenerator(parameters, workers: workers).masks(
      of: photo, using: Crops(segmentation: self)
    ) { progress in
      line.show("segmenting", unit: "points", done: progress.pointsDone, total: progress.points)
    }
  }

  private func encoded(region: Rectangle<ImageSpace>?) throws -> EncodedImage {
    if let folder = embeddings.embeddings {
      let whole = Rectangle<ImageSpace>(x: 0, y: 0, width: photo.width, height: photo.height)
      guard region == nil || region == whole else {
        throw Failure(.usage, "--embeddings are of whole photos; leave out --region and crops")
      }
      return try made(in: folder)
    }
    var line = ProgressLine()
    defer { line.finish() }
    let progress = EncodingProgress(report: { share in
      line.show("encoding", unit: "parts", done: Int(share * 100), total: 100)
    })
    do {
      guard let cache = embeddings.cache else {
        return try model.encode(photo, region: region, progress: progress)
      }
      return try model.encode(photo, region: region, cache: cache, progress: progress) { error in
        standardError("fleck: the embedding is not kept: \(error)")
      }
    } catch let error as SAMError {
      throw Failure(.input, "\(path): \(error)")
    }
  }

  private func made(in folder: String) throws -> EncodedImage {
    let embeddings = try EmbeddingFolder(folder)
    // The folder may mirror the photos' folders: the longest end of the photo's path that fits counts.
    let parts = URL(fileURLWithPath: path).deletingPathExtension().pathComponents
      .filter { $0 != "/" }
    for first in parts.indices {
      let embedding = try embeddings.embedding(
        ofStem: parts[first...].joined(separator: "/"), for: model.configuration,
        original: photo.size)
      if let embedding { return try model.image(from: embedding, imageSize: photo.size) }
    }
    throw Failure(
      .input, "\(folder): holds no \(parts.last ?? "").npy; make it with Tools/embed.py")
  }

  /// The same way of encoding, for the automatic generator.
  private struct Crops: CropEncoder {
    let segmentation: Segmentation

    func encode(
      _ crop: Rectangle<ImageSpace>, of image: RGBImage
    ) throws(EncodedCrop.Failure) -> EncodedCrop {
      do {
        return EncodedCrop(image: try segmentation.encoded(region: crop))
      } catch {
        throw EncodedCrop.Failure(error)
      }
    }
  }
}
