import Foundation
import GRDB
import Labels

@testable import Refiner

/// Runs of several reviewers below a folder of their own.
final class MergeFixture {
  let review: ReviewFixture
  /// The time of the next row; each is a second after the one before.
  private var clock = 0

  init() throws { review = try ReviewFixture() }

  var folder: String { review.folder }

  func path(_ name: String) -> String { folder + "/" + name }

  func open(_ name: String) throws -> Run { try Run.open(path(name), readOnly: true) }

  /// A run named `run` and copies of it.
  func makeCopies(
    _ names: [String], images: Int = 2, before: (Run) throws -> Void = { _ in }
  ) throws {
    do {
      let run = try review.makeRun(images: images)
      try before(run)
      try run.store.close()
    }
    for name in names {
      try FileManager.default.copyItem(atPath: review.runFolder, toPath: path(name))
    }
  }

  /// A copy of the run named `run`.
  func copyRun(to name: String) throws {
    try FileManager.default.copyItem(atPath: review.runFolder, toPath: path(name))
  }

  /// A run named `run` of some frames, whose keys begin with 1 as those of every run that is refined.
  func makeRun(
    frames: ClosedRange<Int>, photo: String = "image", taxonomy: Taxonomy? = nil
  ) throws {
    let taxonomy = try taxonomy ?? review.taxonomy()
    var inputs: [RunInput] = []
    for number in frames {
      let files = try [(DigestRole.image, photo), (.label, "label")].map { role, text in
        let path = folder + "/\(role.rawValue)_\(number)"
        try AtomicFile.write(Array("\(text) \(number)".utf8), to: path)
        return RunInput.File(
          role: role, path: path, digest: try FileDigest.sha256(ofFile: path))
      }
      inputs.append(RunInput(stem: review.stem(number), files: files))
    }
    let run = try Run.create(
      review.runFolder,
      configuration: RunConfiguration(
        runID: RunConfiguration.runID(
          of: inputs, taxonomy: taxonomy, settings: RefinementSettings()),
        tool: "fleck test", paths: DatasetPaths(), taxonomy: taxonomy, inputs: inputs))
    for (place, number) in frames.enumerated() {
      try add(number, as: ImageID(place + 1), inputs[place], to: run)
    }
    try run.store.set(stage: .judged)
    try run.store.close()
  }

  private func add(_ number: Int, as id: ImageID, _ input: RunInput, to run: Run) throws {
    var digests = [
      "map": try run.writeBaseMap(review.map(seed: UInt64(number)), stem: input.stem)
    ]
    for file in input.files { digests[file.role.rawValue] = file.digest }
    let (image, records) = review.image(number, digests: digests)
    let ids = records.indices.map { ComponentID((id.rawValue - 1) * 12 + $0 + 1) }
    let own = zip(ids, records).map { key, record in
      ComponentRecord(
        id: key, image: id, component: record.component, runs: record.runs,
        features: record.features, confidence: record.confidence)
    }
    let record = ImageRecord(
      id: id, stem: image.stem, image: image.image, label: image.label, size: image.size,
      digests: digests)
    try run.store.add([(record, own)])
    try run.store.write(ids.map { ($0, review.judgement($0)) })
  }

  /// One decision as a row of a second after the one before.
  func row(
    _ id: Int, _ kind: DecisionKind, _ classID: Int = 4, by reviewer: String,
    reshape: Reshape? = nil, note: String? = nil, at time: String? = nil
  ) -> TranscribedRow {
    clock += 1
    let decision = Decision(
      component: ComponentID(id), kind: kind,
      classAfter: kind == .discard ? .void : ClassID(UInt8(classID)), reshape: reshape)
    return TranscribedRow(
      .decide(decision), time: time ?? Self.time(clock), reviewer: reviewer, seconds: 1.5,
      suspicion: 0.25, note: note)
  }

  static func time(_ second: Int) -> String {
    let two = { (number: Int) in number < 10 ? "0\(number)" : "\(number)" }
    return "2026-11-28T\(two(second / 3600)):\(two(second / 60 % 60)):\(two(second % 60)).000Z"
  }

  /// Appends rows to a run's journal.
  func append(_ rows: [TranscribedRow], to name: String) throws {
    let run = try Run.open(path(name))
    _ = try run.store.transcribe(rows)
    try run.store.close()
  }

  /// A box as the new shape of a component in a run, void for what it gives up.
  func box(
    _ id: Int, _ x: Int, _ y: Int, width: Int = 6, height: Int = 6, in name: String
  ) throws -> Reshape {
    let run = try open(name)
    let component = ComponentID(id)
    let base = try run.store.runs(of: component)
    let image = try run.store.image(ofComponent: component)
    let before = try run.store.reviewState().shapes(of: image).mask(of: component, base: base)
    let mask = RunLengthEncoding(
      Mask(
        imageSize: base.size, bounds: Rectangle(x: x, y: y, width: width, height: height),
        bits: Array(repeating: true, count: width * height)))
    return Reshape(
      mask: mask, replacing: before, filledWith: .void,
      source: .tool(name: "brush", parameters: [:]))
  }

  func merge(_ names: [String], rename: Bool = false) throws -> RunMerge {
    try RunMerge(names.map(path), renamesReviewers: rename)
  }

  /// Merges into a run named `merged`, or another name, and opens it.
  func merged(
    _ names: [String], to target: String = "merged", rename: Bool = false
  ) throws -> Run {
    _ = try merge(names, rename: rename).write(to: path(target))
    return try open(target)
  }

  /// A component's own class.
  func own(_ id: Int, in name: String = "run") throws -> ClassID {
    try open(name).store.record(of: ComponentID(id)).component.classID
  }

  /// What the merged run and another one make of an image's map.
  func maps(_ run: Run) throws -> [String: LabelMap] {
    let state = try run.store.reviewState()
    var maps: [String: LabelMap] = [:]
    for image in try run.store.images() {
      maps[image.stem] = try run.composedMap(of: image.id, state: state)
    }
    return maps
  }

  func change(_ name: String, _ sql: String) throws {
    let store = try ReviewStore.open(at: path(name) + "/review.sqlite")
    try store.write { try $0.execute(sql: sql) }
    try store.close()
  }
}
