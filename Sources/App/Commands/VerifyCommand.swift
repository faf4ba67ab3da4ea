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
      decisions, pixel for pixel. Prints what is wrong, a line per finding; exit code 1 then.
      """)

  @Argument(help: "A run folder, or an export's folder.")
  var folder: String

  @Argument(help: "An export of the run.")
  var export: String?

  @Flag(help: "Print the findings as JSON.")
  var json = false

  func run() throws {
    let isExport = export == nil && Verification.isExport(folder)
    try refuse(isExport: isExport)
    let findings: [Finding]
    if let export {
      findings = Verification.verify(run: folder, export: export)
    } else if isExport {
      findings = Verification.verify(export: folder)
    } else {
      findings = Verification.verify(run: folder)
    }
    if json {
      print(try JSONText.of(findings))
    } else {
      report(findings, missing: isExport ? 0 : Verification.missingInputs(ofRun: folder))
    }
    guard findings.isEmpty else {
      throw Failure(.work, "\(findings.count) \(findings.count == 1 ? "finding" : "findings")")
    }
  }

  /// Ends the command when there is nothing that could be checked.
  private func refuse(isExport: Bool) throws {
    for path in [folder, export].compactMap(\.self)
    where !FileManager.default.fileExists(atPath: path) {
      throw FileError.missing(path: path)
    }
    if !isExport {
      guard Run.exists(folder) else {
        throw Failure(
          .input, "\(folder): neither a run nor an export; give the folder of a run or an export")
      }
      if let refusal = Verification.refusal(ofRun: folder) { throw refusal }
    }
    if let export, !Verification.isExport(export) {
      throw Failure(.input, "\(export): no export (no manifest.json); give an export's folder")
    }
  }

  private func report(_ findings: [Finding], missing: Int) {
    for finding in findings { print("\(finding)".sanitised) }
    if findings.isEmpty {
      print("\([folder, export].compactMap(\.self).joined(separator: ", ").sanitised): all is well")
    }
    if missing > 0 {
      print("inputs not checked: \(missing) \(missing == 1 ? "file is" : "files are") gone")
    }
  }
}
