import Labels

extension FileError: CustomStringConvertible {
  /// One line without control characters: the file, what is wrong, and what to do.
  public var description: String { "\(path): \(problem)".sanitised }

  /// The file or folder in question.
  public var path: String {
    switch self {
    case .missing(let path), .unreadable(let path, _), .unwritable(let path, _),
      .damaged(let path, _), .unsupported(let path, _, _), .tooLarge(let path, _, _, _),
      .tooLong(let path, _, _), .unknownID(let path, _, _, _, _),
      .ambiguousIDs(let path, _, _), .unknownColour(let path, _, _, _),
      .notProbabilities(let path, _, _), .channels(let path, _, _, _),
      .sizeMismatch(let path, _, _, _), .badLine(let path, _, _), .badText(let path, _),
      .duplicateStem(let path, _, _), .missingPartners(let path, _, _, _),
      .noSamples(let path, _):
      path
    }
  }

  private var problem: String {
    switch self {
    case .missing: "no such file or folder; check the path"
    case .unreadable(_, let reason): "cannot be read: \(reason)"
    case .unwritable(_, let failure): "cannot be written: \(failure.sentence)"
    case .damaged(_, let reason): "damaged: \(reason); make or fetch the file again"
    case .unsupported(_, let reason, let remedy): "\(reason); \(remedy)"
    case .badLine(_, let line, let reason): "line \(line): \(reason)"
    case .badText(_, let reason): reason
    case .missingPartners, .noSamples, .duplicateStem, .sizeMismatch: problemOfSet
    default: problemOfValues
    }
  }

  private var problemOfValues: String {
    switch self {
    case .tooLarge(_, let width, let height, let limit):
      "claims \(width)x\(height) pixels, more than the limit of \(limit); scale or cut it"
    case .tooLong(_, let count, let limit):
      "claims \(count) values or bytes, more than the limit of \(limit); scale or split it"
    case .unknownID(_, let id, let pixels, let place, let rule):
      "\(pixels) pixels hold id \(id), the first at \(Int(place.x)),\(Int(place.y)), which \(rule) does "
        + "not know; give the matching --taxonomy or --label-ids, or list the id under 'void' in a "
        + "copy of the taxonomy"
    case .ambiguousIDs(_, let ids, let spaces):
      "the ids \(ids.prefix(8).map(String.init).joined(separator: ", "))\(ids.count > 8 ? ", ..." : "") "
        + "fit several id spaces; give --label-ids (--truth-ids for ground truth) "
        + spaces.map(\.rawValue).joined(separator: " or ")
    case .unknownColour(_, let colour, let pixels, let taxonomy):
      "\(pixels) pixels have colour \(colour.hexadecimal), which no class of taxonomy \(taxonomy) "
        + "has; give the matching --taxonomy, or add it to 'other_colours' in a copy of it"
    case .notProbabilities(_, let example, let values):
      "\(values) values are not within 0...1 (such as \(example)); "
        + "store probabilities: apply the softmax and replace NaN"
    case .channels(_, let found, let taxonomy, let expected):
      "soft labels of \(found) channels, but taxonomy \(taxonomy) has \(expected) classes; "
        + "give the matching --taxonomy"
    default: ""
    }
  }

  private var problemOfSet: String {
    switch self {
    case .sizeMismatch(_, let found, let partner, let expected):
      "\(found.width)x\(found.height) pixels, but \(partner) has "
        + "\(expected.width)x\(expected.height); both must have the same size"
    case .duplicateStem(_, let other, let stem):
      "belongs to sample '\(stem)', and so does \(other); rename or remove one"
    case .missingPartners(_, let role, let stems, let count):
      "no \(role.rawValue) for \(count) \(count == 1 ? "sample" : "samples"): "
        + stems.joined(separator: ", ") + (count > stems.count ? ", ..." : "")
        + "; add the files, or name the wanted samples in a list file"
    case .noSamples(_, let role):
      "holds no \(role.rawValue) file (\(role.extensions.joined(separator: ", ")))"
        + "; check the path"
    default: ""
    }
  }
}

extension WriteFailure {
  fileprivate var sentence: String {
    switch self {
    case .diskFull: "the disk is full; free space and run again"
    case .readOnly: "the file system is read-only; choose another place"
    case .notAllowed: "permission denied; change the permissions or choose another place"
    case .noFolder: "its folder does not exist; make it first"
    case .other(let reason): reason
    }
  }
}
