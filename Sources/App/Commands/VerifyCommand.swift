import ArgumentParser
import Foundation
import Labels
import Refiner

/// `fleck verify`: recomputes what a run or an export claims.
struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Recompute the journal's chain, every map and every checksum of a run or an export.",
    discussion: """
      With a run and an export of it, each exported map must equal the run's map with the exported \
      decisions, pixel for pixel, and apart from that, in a second way, must not differ from the run's \
      map outside of decided components. Prints what is wrong, a line per finding; exit code 1 then. \
      Lines that begin with 'note:' are no findings.

      --rerun asks the network of --model again what the journal says that it was asked, and compares the \
      masks: one that agrees by less than an IoU of 0.98 is a finding. On the processor that made them masks \
      are equal to the pixel; others add in another order, which moves a border here and there. Masks of \
      other networks are counted only.

      Examples:
        fleck verify run out --report
        fleck verify out --key signer.pem
        fleck verify run --rerun --model mobile_sam.pt
      """)

  @Argument(help: "A run folder, or an export's folder.")
  var folder: String

  @Argument(help: "An export of the run.")
  var export: String?

  @Flag(
    help: "For each map: how many pixels were changed, by which rows, and how many anywhere else.")
  var report = false

  @Option(
    help: """
      The signer's public key: PEM, or a file with an ssh-ed25519 line. The export must have a signature that \
      fits.
      """, completion: .file())
  var key: String?

  @Flag(help: "Recompute the masks that --model's network offered.")
  var rerun = false

  @Option(
    help: "--rerun: the checkpoint, of Segment Anything or MobileSAM, or nano.",
    completion: .file(extensions: ["pth", "pt", "safetensors"]))
  var model: String?

  @OptionGroup var input: InputSideOption

  @OptionGroup var threads: ThreadOptions

  @Flag(
    help: """
      Print the findings as JSON: a list of them, with --report or --rerun an object that has them \
      under 'findings'.
      """)
  var json = false

  func validate() throws {
    guard rerun == (model != nil) else {
      throw ValidationError("--rerun and --model go together.")
    }
    guard input.inputSide == nil || rerun else {
      throw ValidationError("--input-side goes with --rerun.")
    }
  }

  func run() throws {
    let isExport = export == nil && Verification.isExport(folder)
    try refuse(isExport: isExport)
    PNGFile.keepBlocks()
    var audit = Audit()
    audit.workers = threads.count
    audit.reportsMaps = report
    audit.key = try key.map { try CheckingKey(file: $0) }
    audit.model = try openModel()
    var line = ProgressLine()
    let result = check(with: audit, isExport: isExport) { done, total in
      line.show("recomputing", unit: "masks", done: done, total: total)
    }
    line.finish()
    let missing = isExport ? 0 : Verification.missingInputs(ofRun: folder)
    if json {
      print(try AuditText.json(result, missing: missing, isWhole: report || rerun))
    } else {
      print(AuditText.text(result, missing: missing, paths: [folder, export].compactMap(\.self)))
    }
    let count = result.findings.count
    guard count == 0 else {
      throw Failure(.work, "\(count) \(count == 1 ? "finding" : "findings")")
    }
  }

  private func check(
    with audit: Audit, isExport: Bool, progress: (Int, Int) -> Void
  ) -> AuditResult {
    if let export { return audit.check(run: folder, export: export, progress: progress) }
    return isExport ? audit.check(export: folder) : audit.check(run: folder, progress: progress)
  }

  private func openModel() throws -> SegmentAnything? {
    guard let model else { return nil }
    return try SegmentAnything(
      named: model, inputSide: input.inputSide, threadCount: threads.count)
  }

  /// Ends the command when there is nothing that could be checked.
  private func refuse(isExport: Bool) throws {
    for path in [folder, export].compactMap(\.self)
    where !FileManager.default.fileExists(atPath: path) {
      throw FileError.missing(path: path)
    }
    if isExport {
      guard !report, !rerun else {
        throw Failure(
          .usage, "\(folder): is an export; --report and --rerun need its run before it")
      }
    } else {
      guard Run.exists(folder) else {
        throw Failure(
          .input, "\(folder): neither a run nor an export; give the folder of a run or an export")
      }
      if let refusal = Verification.refusal(ofRun: folder) { throw refusal }
      guard key == nil || export != nil else {
        throw Failure(.usage, "\(folder): is a run, which has no signature; give --key an export")
      }
    }
    if let export, !Verification.isExport(export) {
      throw Failure(.input, "\(export): no export (no manifest.json); give an export's folder")
    }
  }
}
