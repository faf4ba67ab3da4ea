internal import Crypto
internal import Labels
internal import Synchronization

/// Compares the files that a run gives with those that an export lists.
///
/// A file must have the digest that the manifest lists. A PNG may be packed otherwise, as another Fleck or
/// another zlib does it: then its size, samples and colours must be the same.
internal final class ComparisonSink: ExportSink {
  private struct Work {
    var findings: [Finding] = []
    var paths: Set<String> = []
  }

  private static let difference = "is not what the run gives with the journal's decisions"
  private let run: Run
  private let folder: String
  private let files: [String: String]
  private let work = Mutex(Work())

  /// Compares with an export in a folder, whose files agree with its manifest.
  internal init(run: Run, folder: String, files: [String: String]) {
    self.run = run
    self.folder = folder
    self.files = files
  }

  /// What differs, by file.
  internal var findings: [Finding] {
    work.withLock(\.findings).sorted { ($0.file, $0.problem) < ($1.file, $1.problem) }
  }

  /// The files that the run gave.
  internal var paths: Set<String> { work.withLock(\.paths) }

  internal func put(_ bytes: [UInt8], at path: String) throws {
    take(path)
    guard files[path] != FileDigest.sha256(bytes), !isSamePicture(bytes, path) else { return }
    report(path, Self.difference)
  }

  internal func begin(_ path: String) throws -> any ExportStream {
    take(path)
    return ComparisonStream { digest in
      if self.files[path] != digest { self.report(path, Self.difference) }
    }
  }

  internal func place(photoOf image: ImageRecord, at path: String, isLink: Bool) throws -> Bool {
    // A photo that is not listed was gone when the export was made.
    guard let listed = files[path] else { return false }
    take(path)
    if let digest = image.digests[DigestRole.image.rawValue], digest != listed {
      report(path, "is not the photo that went into the run")
    }
    return true
  }

  internal func failed(_ error: any Error, of image: ImageRecord) throws {
    let owner = "\(error)".hasPrefix(run.folder) ? run.folder : folder
    let finding = Finding(error, in: owner, file: run.labelPath(of: image))
    work.withLock { $0.findings.append(finding) }
  }

  private func take(_ path: String) {
    work.withLock { _ = $0.paths.insert(path) }
  }

  private func report(_ path: String, _ problem: String) {
    let finding = Finding(file: folder + "/" + path, problem: problem)
    work.withLock { $0.findings.append(finding) }
  }

  private func isSamePicture(_ bytes: [UInt8], _ path: String) -> Bool {
    guard path.hasSuffix(".png"), files[path] != nil,
      let mine = try? PNGFile.decode(bytes, path: path),
      let found = try? PNGFile.read(folder + "/" + path)
    else { return false }
    return mine == found
  }
}

/// Follows a file piece by piece and gives its digest in the end.
private final class ComparisonStream: ExportStream {
  private let check: (String) -> Void
  private var hash = SHA256()

  init(check: @escaping (String) -> Void) { self.check = check }

  func append(_ bytes: [UInt8]) { hash.update(data: bytes) }

  func finish() { check(FileDigest.text(of: hash.finalize())) }
}
