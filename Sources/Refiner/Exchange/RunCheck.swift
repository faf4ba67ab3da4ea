internal import Foundation
internal import GRDB
internal import Labels

/// Checks a run.
internal struct RunCheck {
  internal let run: Run
  /// Number of images worked on at a time, 1 or more.
  internal let workers: Int
  /// Whether every map is to be audited, also those that nobody touched.
  internal let auditsAll: Bool
  internal private(set) var findings: [Finding] = []
  /// What is odd and no error.
  internal private(set) var notes: [Finding] = []
  /// What decisions change, map by map.
  internal private(set) var maps: [MapAudit] = []
  private var database: String { run.folder + "/" + RunPath.database }

  internal init(run: Run, workers: Int, auditsAll: Bool) {
    self.run = run
    self.workers = workers
    self.auditsAll = auditsAll
  }

  internal mutating func checkAll() {
    do {
      try checkEverything()
    } catch {
      // What was found before is worth telling all the same.
      findings.append(Finding(error, in: run.folder, file: run.folder))
    }
  }

  private mutating func checkEverything() throws {
    let (state, standing) = try checkJournal()
    let images = try run.store.images(within: .everything)
    let context = ImageCheck.Context(
      run: run, digests: SharedDigests(inputsOf: images), state: state, standing: standing,
      touched: state.decidedImages(after: 0),
      auditsAll: auditsAll)
    let (run, database) = (run, database)
    // The database as a whole is checked beside the images, on a connection of its own.
    let found = OrderedWork.map(count: images.count + 1, workers: workers) { place in
      if place == 0 { return (Self.databaseFindings(of: run, file: database), nil as MapAudit?) }
      let check = ImageCheck(images[place - 1], in: context)
      return (check.findings, check.audit)
    }
    findings += found.flatMap(\.0)
    maps = found.compactMap(\.1)
    findings += SourceCheck.findings(of: run)
    checkInputs(of: images)
  }

  private static func databaseFindings(of run: Run, file: String) -> [Finding] {
    let store = run.store.another()
    var findings: [Finding] = []
    do {
      findings += try store.problems().map { Finding(file: file, problem: $0) }
      try store.checkSuggestions(run.taxonomy)
    } catch {
      findings.append(Finding(error, in: run.folder, file: file))
    }
    return findings
  }

  /// What the journal amounts to, by both ways.
  private mutating func checkJournal() throws -> (ReviewState, StandingRows) {
    var standing = StandingRows()
    var check = JournalCheck(file: database, runID: run.configuration.runID)
    do {
      // What was found before an error is worth telling all the same.
      defer {
        findings += check.findings
        notes += check.notes
      }
      try run.store.forEachJournalEntry { entry in
        let problem = try problem(with: entry, after: check.state)
        check.check(entry, canonical: entry.canonicalBytes)
        if let problem { check.report(entry, "\(problem)") }
        standing.apply(entry)
      }
    }
    if let problem = try run.store.journalEndProblem() {
      findings.append(Finding(file: database, problem: problem))
    }
    return (check.state, standing)
  }

  /// What is wrong with the pixels and classes that a row names; nil when nothing is.
  private func problem(
    with entry: JournalEntry, after state: ReviewState
  ) throws -> JournalRefusal? {
    let subject = try run.store.subjectIfThere(entry.component)
    guard let subject, subject.image == entry.image else { return .otherPixels }
    // Nearly all rows leave the pixels as refining found them; a new shape comes by two kinds only.
    let bringsShape = [DecisionKind.reshape.rawValue, JournalEntry.redoKind].contains(entry.kind)
    if !bringsShape, state.shapes(of: entry.image).isEmpty, entry.runsBefore == subject.runs,
      entry.runsAfter == subject.runs
    {
      return foreignClass(in: entry)
    }
    return state.pixelRefusal(of: entry, base: try subject.mask(path: run.store.path))
      ?? foreignClass(in: entry)
  }

  private func foreignClass(in entry: JournalEntry) -> JournalRefusal? {
    guard let decision = entry.decision else { return nil }
    let fills = decision.reshape?.fills.map(\.classID) ?? []
    let foreign = ([decision.classAfter] + fills).first {
      !$0.isVoid && run.taxonomy[$0] == nil
    }
    return foreign.map { .unknownClass($0) }
  }

  private mutating func checkInputs(of images: [ImageRecord]) {
    let path = run.folder + "/" + RunPath.configuration
    var digests: [String: [String: String]] = [:]
    for image in images { digests[image.stem] = image.digests }
    for input in run.configuration.inputs {
      for file in input.files where digests[input.stem]?[file.role.rawValue] != file.digest {
        findings.append(
          Finding(
            file: path,
            problem:
              "\(input.stem): its \(file.role.rawValue) is another than the database's"))
      }
    }
  }
}
