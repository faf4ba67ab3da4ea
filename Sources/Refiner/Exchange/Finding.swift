internal import Foundation

/// Something that verifying found wrong.
public struct Finding: Hashable, Sendable, Codable {
  /// The file, and where it helps the row in it.
  public let file: String
  /// What is wrong.
  public let problem: String

  /// Makes a finding.
  public init(file: String, problem: String) {
    self.file = file
    self.problem = problem
  }

  /// An error as a finding: of the file that its text names, when that is in `folder`, else of `file`.
  internal init(_ error: any Error, in folder: String, file: String) {
    let text = "\(error)"
    // The store names its file by the whole path.
    let whole =
      folder.hasPrefix("/") ? folder : FileManager.default.currentDirectoryPath + "/" + folder
    let owner = [folder, whole].first { text.hasPrefix($0) }
    guard let owner, let colon = text.dropFirst(owner.count).firstRange(of: ": ") else {
      self.init(file: file, problem: text)
      return
    }
    self.init(
      file: folder + text[..<colon.lowerBound].dropFirst(owner.count),
      problem: String(text[colon.upperBound...]))
  }
}

extension Finding: CustomStringConvertible {
  /// The finding in one line.
  public var description: String { "\(file): \(problem)" }
}
