import ArgumentParser
import Foundation
import Labels
import Refiner

/// How a command ends when it does not end well.
struct Failure: Error, CustomStringConvertible {
  /// The exit codes that scripts may rely on.
  enum Code: Int32 {
    /// Work failed: the disk is full, a run may not be written, a check found something.
    case work = 1
    /// The command line is wrong.
    case usage = 2
    /// The input is bad: missing, damaged, foreign, or does not fit together.
    case input = 3
  }

  private enum Kind {
    case ours(Code, String)
    case parser(any Error)
  }

  private let kind: Kind

  /// A failure in our own words; one line.
  init(_ code: Code, _ message: String) { kind = .ours(code, message) }

  /// The failure that an error amounts to.
  init(_ error: any Error) {
    kind =
      switch error {
      case let failure as Failure: failure.kind
      case let error as FileError: .ours(error.isOfOutput ? .work : .input, "\(error)")
      case let error as StoreError: .ours(error.isOfOutput ? .work : .input, "\(error)")
      case ExportError.store(let error): Self(error).kind
      case ExportError.file(let error): Self(error).kind
      case ExportError.unfit, ExportError.unlistable: .ours(.input, "\(error)")
      case let error as CheckpointError: .ours(.input, "\(error)")
      case let error as PreferencesError: .ours(.usage, "\(error)")
      case let error as ConfigurationError: .ours(.input, "\(error)")
      case let error as ShardError: .ours(.input, "\(error)")
      case let error as MergeError: .ours(.input, "\(error)")
      case let error as AggregationError: .ours(.input, "\(error)")
      case let error as KeyError: .ours(.input, "\(error)")
      case let error as ImportError: .ours(.input, "\(error)")
      case let error as RecoveryError: .ours(.input, "\(error)")
      case let error as RefinementError: .ours(.input, "\(error)")
      case let error as LeaseError: .ours(error.isOfFile ? .work : .input, "\(error)")
      case let error as AssignmentError: .ours(.input, "\(error)")
      case let error as SimulationError: .ours(.input, "\(error)")
      case AutomaticMaskError<EncodedCrop.Failure>.network(let error): Self(error.cause).kind
      case let error as EmbeddingError: .ours(.input, "\(error)")
      case let error as SAMError: .ours(.input, "\(error)")
      case let error as any CustomStringConvertible & Error where !Self.isParser(error):
        .ours(.work, "\(error)")
      default: .parser(error)
      }
  }

  private static func isParser(_ error: any Error) -> Bool {
    error is CleanExit || error is ExitCode || error is ValidationError
      || Fleck.exitCode(for: error) != .failure
  }

  /// The failure in one line.
  var description: String {
    switch kind {
    case .ours(_, let message): message.sanitised
    case .parser(let error): Fleck.message(for: error)
    }
  }

  /// Prints what there is to say, help on stdout and errors on stderr.
  /// - Returns: the exit code.
  func report() -> Int32 {
    switch kind {
    case .ours(let code, _):
      standardError("fleck: \(description)")
      return code.rawValue
    case .parser(let error):
      let code = Fleck.exitCode(for: error)
      let text = Fleck.fullMessage(for: error)
      if code == .success {
        if !text.isEmpty { print(text) }
        return 0
      }
      if !text.isEmpty { standardError(text) }
      return code == .validationFailure ? Code.usage.rawValue : code.rawValue
    }
  }
}

/// Writes a line to standard error.
func standardError(_ line: String) {
  FileHandle.standardError.write(Data((line + "\n").utf8))
}

extension FileError {
  /// Whether writing failed, and not what was read.
  fileprivate var isOfOutput: Bool {
    if case .unwritable = self { true } else { false }
  }
}

extension LeaseError {
  /// Whether a folder failed, and not what was found there.
  fileprivate var isOfFile: Bool {
    switch self {
    case .file, .contended: true
    case .otherPool, .missing: false
    }
  }
}

extension StoreError {
  /// Whether writing failed, and not what was read.
  fileprivate var isOfOutput: Bool {
    switch self {
    case .readOnly, .full, .busy, .underReview, .failed, .refused: true
    default: false
    }
  }
}
