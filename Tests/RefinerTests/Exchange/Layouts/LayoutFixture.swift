import Foundation
import Labels
import Testing

@testable import Refiner

/// A run of two tiny images of three of Cityscapes' classes, and its exports.
struct LayoutFixture {
  let base: SeCoFixture
  let run: Run

  /// A car with a hole, two persons' pixels that touch at a corner, a road, void.
  static let first = SeCoFixture.map([
    [0, 0, 0, 0, 0, 0], [0, 2, 2, 2, 0, 255], [0, 2, 255, 2, 0, 1], [0, 2, 2, 2, 1, 255],
  ])
  /// Two persons above a road.
  static let second = SeCoFixture.map([[1, 255, 1], [0, 0, 0]])
  static let stems = ["aachen/aachen_000000_000019", "ulm/ulm_000001_000019"]

  init(
    stems: [String] = Self.stems, suffix: String = ".jpg", taxonomy: Taxonomy? = nil
  ) throws {
    base = SeCoFixture(taxonomy: try taxonomy ?? Self.taxonomy())
    run = try base.makeRun(
      zip(stems, [Self.first, Self.second]).map { stem, map in
        SeCoFixture.Image(stem: stem, file: stem + suffix, map: map)
      }, judgement: Self.judgement)
  }

  /// The first image's car is noise, the other's first person correctable to a car, all else clean.
  static func judgement(_ record: ComponentRecord) -> Judgement {
    let id = record.component.classID.rawValue
    let isCorrectable = record.image == ImageID(2) && record.component.bounds.x == 0 && id == 1
    let verdict: Verdict = id == 2 ? .noise : isCorrectable ? .correctable : .clean
    let suggestion = verdict == .noise ? ClassID.void : isCorrectable ? ClassID(2) : ClassID(id)
    return Judgement(
      loss: 1, eta: 0.5, posterior: [0.125, 0.25, 0.625], verdict: verdict, suggestion: suggestion,
      suspicion: verdict == .clean ? 0.25 : 0.75, gain: 1)
  }

  static func taxonomy(_ names: [String] = ["road", "person", "car"]) throws -> Taxonomy {
    let colours = [RGB(128, 64, 128), RGB(220, 20, 60), RGB(0, 0, 142)]
    return try Taxonomy(
      name: "three",
      classes: zip(names, colours).enumerated().map { place, entry in
        TaxonomyClass(
          id: ClassID(UInt8(place)), name: entry.0, letter: "x", colour: entry.1,
          kind: place == 0 ? .stuff : .thing)
      })
  }

  /// Exports into a folder of the fixture.
  @discardableResult
  func export(
    _ format: LabelSetFormat, to name: String = "out", undecided: UndecidedPolicy = .keep,
    change: (inout LabelSetOptions) -> Void = { _ in }
  ) throws -> Manifest {
    var job = LabelSetExport(run: run, tool: "fleck test")
    job.options.format = format
    if format.takesPhotos { job.options.photos = .link }
    job.undecided = undecided
    change(&job.options)
    return try job.write(to: path(name))
  }

  func path(_ name: String) -> String { base.folder + "/" + name }

  func text(_ name: String) throws -> String { try base.text("out/" + name) }

  func picture(_ name: String) throws -> PNGImage { try PNGFile.read(path("out/" + name)) }

  /// The component of an image with a class and a first column.
  func component(_ image: Int, classID: UInt8, x: Int) throws -> QueueItem {
    try #require(
      run.store.components(of: ImageID(image)).first {
        $0.classID.rawValue == classID && $0.bounds.x == x
      })
  }

  func decide(_ item: QueueItem, _ kind: DecisionKind, _ after: ClassID) throws {
    _ = try run.store.append(
      .decide(Decision(component: item.id, kind: kind, classAfter: after)), reviewer: "a",
      seconds: 1)
  }
}
