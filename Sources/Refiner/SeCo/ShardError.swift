internal import Labels

/// Why shards cannot be made or gathered.
public enum ShardError: Error, Hashable, Sendable {
  /// The run is being refined in shards; a process cannot refine all of it.
  case inShards(folder: String)
  /// A process began to refine all of the run; it cannot be refined in shards.
  case inOneProcess(folder: String)
  /// The run's draft holds a part of a shard's images, which no gathering leaves.
  case partOfShard(path: String)
  /// The run's shards are parts of another number.
  case otherCount(folder: String, found: Int, wanted: Int)
  /// The folder holds no shards.
  case none(folder: String)
  /// Shards that nobody began, and shards that are not finished.
  case incomplete(folder: String, missing: [Shard], unfinished: [Shard], count: Int)
  /// A shard was made with something else than the others.
  case otherPlan(path: String, difference: String)
  /// A shard's input files are not those that it was begun with.
  case otherInputs(path: String)
  /// A shard's content is broken.
  case damaged(path: String, reason: String)
  /// A shard's map is not there, or not the one that it wrote.
  case map(path: String, shard: Shard)
}

extension ShardError: CustomStringConvertible {
  /// One line: the file, what is wrong, and what to do.
  public var description: String { text.sanitised }

  private var text: String {
    switch self {
    case .inShards(let folder):
      "\(folder): is being refined in shards; run `fleck gather` when all are done, or choose another "
        + "--out"
    case .inOneProcess(let folder):
      "\(folder): one process began to refine it; run the same `fleck refine` without --shard, or choose "
        + "another --out"
    case .partOfShard(let path):
      "\(path): the run's draft holds a part of its images already; remove the run's "
        + "\(RunPath.draft) and gather again"
    case .otherCount(let folder, let found, let wanted):
      "\(folder): holds shards of \(found), not of \(wanted); gather them, or remove "
        + "\(folder)/\(RunPath.shards)"
    case .none(let folder):
      "\(folder): holds no shards; make them with `fleck refine --shard 1/N` to N/N"
    case .incomplete(let folder, let missing, let unfinished, let count):
      "\(folder): of \(count) shards, "
        + [Self.list(missing, "missing"), Self.list(unfinished, "not finished")]
        .compactMap(\.self).joined(separator: " and ")
        + "; let them run, or run them again"
    case .otherPlan(let path, let difference):
      "\(path): was made with \(difference); run all shards alike, or remove the wrong ones"
    case .otherInputs(let path):
      "\(path): was begun with other input files; remove it and run the shard again"
    case .damaged(let path, let reason):
      "\(path): damaged (\(reason)); remove it and run the shard again"
    case .map(let path, let shard):
      "\(path): is not what shard \(shard) wrote; copy it from where the shard ran, or remove "
        + "\(RunPath.shards)/\(shard.fileName) and run the shard again"
    }
  }

  /// `2 and 4 are missing`; the first ones when there are many.
  private static func list(_ shards: [Shard], _ what: String) -> String? {
    guard let last = shards.last else { return nil }
    let most = 10
    var names = shards.prefix(most).map { "\($0.index)" }
    if shards.count > most {
      return names.joined(separator: ", ") + " and \(shards.count - most) more are \(what)"
    }
    guard shards.count > 1 else { return "\(last.index) is \(what)" }
    names.removeLast()
    return names.joined(separator: ", ") + " and \(last.index) are \(what)"
  }
}
