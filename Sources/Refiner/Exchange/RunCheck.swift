internal import Foundation
internal import GRDB
internal import Labels

/// Checks a run.
internal struct RunCheck {
  internal let run: Run
  internal private(set) var findings: [Finding] = []
  private var inputDigests: [String: String] = [:]
  private var database: String { run.folder + "/" + RunPath.database }

  internal init(run: Run) { self.run = run }

  internal mutating func checkAll() throws {
    try checkDatabase()
    try checkJournal()
    findings += SourceCheck.findings(of: run)
    var digests: [String: [String: String]] = [:]
    for image in try run.store.images(within: .everything) {
      digests[image.stem] = image.digests
      checkInputs(of: image)
      do { try check(image) } catch { report(error) }
    }
    checkInputs(against: digests)
  }

  private mutating func report(_ file: String, _ problem: String) {
    findings.append(Finding(file: file, problem: problem))
  }

  private mutating func report(_ error: any Error) {
    findings.append(Finding(error, in: run.folder, file: database))
  }

  private mutating func checkDatabase() throws {
    let problems = try run.store.integrityProblems()
    for problem in problems { report(database, problem) }
    let components = try run.store.componentCount(within: .everything)
    let judged = try run.store.judgementCount(within: .everything)
    let packed = try run.store.itemsByID(flaggedOnly: false, packed: true, within: .everything)
    let listed = try run.store.itemsByID(flaggedOnly: false, packed: false, within: .everything)
    if listed != packed {
      report(database, "the packed queue differs from the judgements")
    }
    if let problem = try run.store.judgementProblem() { report(database, problem) }
    do { try run.store.checkSuggestions(run.taxonomy) } catch { report(error) }
    if judged != components {
      report(database, "\(judged) judgements of \(components) components")
    }
  }

  private mutating func checkJournal() throws {
    var check = JournalCheck(file: database, runID: run.configuration.runID)
    var subjects: [Finding] = []
    try run.store.forEachJournalEntry { entry in
      let image = try run.store.image(ofComponent: entry.component)
      let base = try run.store.runs(of: entry.component)
      let problem =
        image == entry.image
        ? check.state.pixelRefusal(of: entry, base: base) ?? Self.foreignClass(in: entry, run)
        : .otherPixels
      if let problem {
        let text = "row \(entry.sequence): \(problem)"
        subjects.append(Finding(file: database, problem: text))
      }
      check.check(entry, canonical: entry.canonical)
    }
    findings += check.findings + subjects
    if let problem = try run.store.journalEndProblem() { report(database, problem) }
  }

  private static func foreignClass(in entry: JournalEntry, _ run: Run) -> JournalRefusal? {
    guard let decision = entry.decision else { return nil }
    let fills = decision.reshape?.fills.map(\.classID) ?? []
    let foreign = ([decision.classAfter] + fills).first {
      !$0.isVoid && run.taxonomy[$0] == nil
    }
    return foreign.map { .unknownClass($0) }
  }

  private mutating func checkInputs(of image: ImageRecord) {
    for input in image.inputs where FileSystem.kind(of: input.path) != nil {
      if digest(ofInput: input.path) != input.digest {
        report(input.path, "is not the \(input.role.rawValue) that went into the run")
      }
    }
  }

  /// The digest of an input; a JSON file may hold the labels of all images and is read once.
  private mutating func digest(ofInput path: String) -> String? {
    if let known = inputDigests[path] { return known }
    let digest = try? FileDigest.sha256(ofFile: path)
    if path.hasSuffix(".json") { inputDigests[path] = digest }
    return digest
  }

  private mutating func checkInputs(against digests: [String: [String: String]]) {
    let path = run.folder + "/" + RunPath.configuration
    for input in run.configuration.inputs {
      for file in input.files where digests[input.stem]?[file.role.rawValue] != file.digest {
        report(path, "\(input.stem): its \(file.role.rawValue) is another than the database's")
      }
    }
  }

  private mutating func check(_ image: ImageRecord) throws {
    let path = run.labelPath(of: image)
    let digests = try run.store.componentDigests(of: image.id)
    if digests.stored != digests.found {
      report(database, "the components of \(image.stem) are not those that were refined")
    }
    guard image.digests[DigestRole.map.rawValue] != nil else {
      return report(database, "\(image.stem) has no digest of its map")
    }
    guard FileSystem.kind(of: path) != nil else { return report(path, "is missing") }
    let map = try run.baseMap(of: image)
    for record in try run.store.records(of: image.id) where !Self.fits(record, in: map) {
      report(path, "component \(record.id) has pixels that are not of its class")
    }
  }

  /// Whether all pixels of a component have its class in the map.
  private static func fits(_ record: ComponentRecord, in map: LabelMap) -> Bool {
    let id = record.component.classID.rawValue
    let ids = map.ids
    var isFit = record.runs.area == record.component.area
    record.runs.forEachColumnRun { x, y, length in
      for row in y..<(y + length) where ids[row * map.width + x] != id { isFit = false }
    }
    return isFit
  }
}

extension ReviewStore {
  /// What SQLite's own check of the file finds, broken references included.
  internal func integrityProblems() throws(StoreError) -> [String] {
    try read { database in
      var problems = try String.fetchAll(database, sql: "PRAGMA integrity_check(10)")
      if problems == ["ok"] { problems = [] }
      let broken = try Row.fetchAll(database, sql: "PRAGMA foreign_key_check")
      if !broken.isEmpty { problems.append("\(broken.count) rows refer to rows that are gone") }
      return problems.map(\.sanitised)
    }
  }
}
