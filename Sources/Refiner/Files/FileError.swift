public import Labels

/// What is wrong with a file of the data set, or with a place to write to.
public enum FileError: Error, Hashable, Sendable {
  /// Nothing is there.
  case missing(path: String)
  /// The system refuses to open, list or read it; the reason in the system's words.
  case unreadable(path: String, reason: String)
  /// The system refuses to write it.
  case unwritable(path: String, reason: WriteFailure)
  /// It breaks off, or breaks the rules of its format.
  case damaged(path: String, reason: String)
  /// It is well formed, but of a kind that is not read; the remedy is an imperative sentence.
  case unsupported(path: String, reason: String, remedy: String)
  /// It claims more pixels than the limit.
  case tooLarge(path: String, width: Int, height: Int, limit: Int)
  /// It claims more elements or bytes than the limit.
  case tooLong(path: String, count: Int, limit: Int)
  /// Pixels hold an id that nothing explains, the first at a place; the rule is `taxonomy NAME` or
  /// `--label-ids NAME`.
  case unknownID(path: String, id: Int, pixels: Int, at: Point<ImageSpace>, rule: String)
  /// Files hold ids that mean different classes in several id spaces.
  case ambiguousIDs(path: String, ids: [Int], spaces: [LabelIDSpace])
  /// Pixels have a colour that no class of the taxonomy owns.
  case unknownColour(path: String, colour: RGB, pixels: Int, taxonomy: String)
  /// Values that must lie in 0...1 do not.
  case notProbabilities(path: String, example: Float, values: Int)
  /// The number of channels of soft labels is not the taxonomy's number of classes.
  case channels(path: String, found: Int, taxonomy: String, expected: Int)
  /// It has another size than the file that it goes with.
  case sizeMismatch(
    path: String, found: Size<ImageSpace>, partner: String, expected: Size<ImageSpace>)
  /// A line of a text file is wrong.
  case badLine(path: String, line: Int, reason: String)
  /// A text file is wrong as a whole.
  case badText(path: String, reason: String)
  /// Two files belong to the same sample.
  case duplicateStem(path: String, other: String, stem: String)
  /// Files without a partner in `path`: the first few stems and how many there are.
  case missingPartners(path: String, role: DatasetRole, stems: [String], count: Int)
  /// A folder or list without a single sample.
  case noSamples(path: String, role: DatasetRole)
}

/// What the files of a folder are to a data set.
public enum DatasetRole: String, Hashable, Sendable, CaseIterable {
  /// Photos.
  case image
  /// Label maps under review.
  case label
  /// Confidence maps or soft labels.
  case confidence
  /// Ground truth.
  case truth
}

/// Why a file could not be written.
public enum WriteFailure: Hashable, Sendable {
  /// No space, or no quota, is left.
  case diskFull
  /// The file system is mounted read-only.
  case readOnly
  /// The user may not write there.
  case notAllowed
  /// The folder does not exist.
  case noFolder
  /// Anything else, in the system's words.
  case other(String)
}
