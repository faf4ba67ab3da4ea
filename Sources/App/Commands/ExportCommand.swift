public import ArgumentParser
import Foundation
import Labels
public import Refiner

/// `fleck export`: the audited label set, or the run in another program's files.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write the reviewed label maps with their journal and manifest, or SeCo's files.",
    discussion: ExportFormat.discussion)

  @Argument(help: "The run folder.")
  var folder: String

  @Option(name: .customLong("to"), help: "The folder to make.")
  var target: String

  @Option(help: "What to write.")
  var format = ExportFormat.labelMaps(.png)

  @Option(
    help: """
      What becomes of flagged components without a decision: keep their label, make them void, or \
      accept the suggestion (to discard: the most suspicious tenth of each class's pixels only).
      """)
  var undecided: UndecidedPolicy = .keep

  @OptionGroup var labelMaps: LabelMapOptions

  @Option(help: "unimatch: the share of images that are labelled, 0 to 1 (default: 0.5).")
  var labelledShare: Double?

  @Option(
    help: """
      list, unimatch: the folder that paths are relative to; the nearest one that holds the images \
      and TO by default.
      """)
  var root: String?

  @Option(
    help: "seco-converted: the quantile of its thresholds, 0 to 1 (default: the run's own, 0.5).")
  var ratio: Double?

  @Option(
    help: """
      label maps: the private key, ed25519 in PEM, that signs the manifest into \
      TO/manifest.json.sig; make one with 'openssl genpkey -algorithm ed25519 -out KEY.pem'. 'fleck verify TO \
      --key PUBLIC.pem' checks it.
      """, completion: .file())
  var sign: String?

  @Flag(
    help: "Replace an earlier export of this run or of a copy of it (label maps of any format).")
  var overwrite = false

  func validate() throws {
    guard !target.isEmpty else { throw ValidationError("--to is empty.") }
    guard labelledShare == nil || format == .unimatch else {
      throw ValidationError("--labelled-share goes with --format unimatch.")
    }
    guard root == nil || format == .list || format == .unimatch else {
      throw ValidationError("--root goes with --format list or unimatch.")
    }
    guard ratio == nil || format == .components(.converted) else {
      throw ValidationError("--ratio goes with --format seco-converted.")
    }
    guard [labelledShare, ratio].compactMap(\.self).allSatisfy((0...1).contains) else {
      throw ValidationError("--labelled-share and --ratio must be 0 to 1.")
    }
    guard sign == nil || format.seco == nil else {
      throw ValidationError("--sign goes with label maps.")
    }
    guard !overwrite || format.seco == nil else {
      throw ValidationError("--overwrite goes with label maps; give a new folder.")
    }
    guard let labelSet = format.labelSet else {
      guard !labelMaps.isGiven else {
        throw ValidationError(
          "--format \(format.defaultValueDescription) takes no options of label maps.")
      }
      return
    }
    _ = try labelMaps.options(for: labelSet)
    guard labelMaps.only == .all || undecided == .keep else {
      throw ValidationError("--only \(labelMaps.only.rawValue) makes --undecided void; give one.")
    }
  }

  func run() throws {
    let run = try Run.open(folder, readOnly: true)
    if let format = format.seco {
      try writeJSON(of: run, format: format)
    } else if let format = format.labelSet {
      try writeMaps(of: run, options: try labelMaps.options(for: format))
    }
  }

  private func writeMaps(of run: Run, options: LabelSetOptions) throws {
    var export = LabelSetExport(run: run, tool: Version.text)
    export.options = options
    export.undecided = undecided
    export.overwrite = overwrite
    export.signingKey = try signingKey()
    // One more than cores: whoever waits for the disk leaves a core to another.
    export.workers = ProcessInfo.processInfo.activeProcessorCount + 1
    switch format {
    case .list: export.lists = ListExport(.all, root: root)
    case .unimatch:
      export.lists = ListExport(.split(labelledShare: labelledShare ?? 0.5), root: root)
    default: break
    }
    PNGFile.keepBlocks()
    let progress = SharedProgressLine()
    let manifest = try export.write(to: target) { done, total in
      progress.show("exporting", unit: "maps", done: done, total: total)
    }
    progress.finish()
    for line in ExportReport.lines(manifest, images: try run.store.imageCount(), target: target) {
      print(line.sanitised)
    }
    let lists = try export.lists?.summary(of: run, manifest: manifest, target: target)
    for line in lists ?? [] { print(line.sanitised) }
    print("next: fleck verify \(folder.sanitised) \(target.sanitised)")
  }

  private func signingKey() throws -> SigningKey? {
    guard let sign else { return nil }
    let key = try SigningKey(file: sign)
    if SigningKey.isReadableByOthers(sign) {
      standardError("fleck: \(sign.sanitised): others can read this key; chmod 600 it")
    }
    return key
  }

  private func writeJSON(of run: Run, format: SeCoFormat) throws {
    var export = SeCoExport(run: run, format: format)
    export.undecided = undecided
    if let ratio { export.ratio = ratio }
    var line = ProgressLine()
    defer { line.finish() }
    let summary = try export.write(to: target) { done, total in
      line.show("exporting", unit: "images", done: done, total: total)
    }
    line.finish()
    let files = summary.files == 1 ? "file" : "files"
    print("\(target.sanitised): \(summary.files) \(files), \(summary.components) components")
    if summary.vanished > 0 {
      print("left out: \(summary.vanished) components without a pixel at 1024x512")
    }
  }
}

extension UndecidedPolicy: ExpressibleByArgument {}
