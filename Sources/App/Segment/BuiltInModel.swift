import Refiner

/// The network that comes with Fleck: small, so that new outlines need no download.
///
/// Training/nano has its recipe and its model card.
enum BuiltInModel {
  /// What options, settings and run.toml call it.
  static let name = "nano"
  /// Its file, below one of the data folders.
  static let file = "models/nano.safetensors"
  /// SHA-256 of the file.
  static let contentHash = "fde011d4ef5051c5837af6c90e5a154675cf0df82663987d455f5fdb22bf0bd7"
  /// Side of its input, pixels.
  static let inputSide = 512
  /// What it is, and where better ones come from.
  static let notice =
    "nano, Fleck's small network (research only); better ones: fleck model"

  /// Where its file is.
  /// - Throws: `Failure` when it is nowhere.
  static func path(in data: DataFolder = .standard) throws -> String {
    guard let path = data.path(file) else {
      throw Failure(
        .input,
        "the built-in network is not found; set FLECK_DATA to the folder that holds \(file)")
    }
    return path
  }

  /// Refuses an input side for it: it was trained at one, and its file says which.
  static func check(inputSide: Int?, of name: String) throws {
    guard name == self.name, let inputSide, inputSide != self.inputSide else { return }
    throw Failure(
      .usage, "nano sees \(self.inputSide) pixels; leave out --input-side, or name another network")
  }

  /// Refuses embeddings that somebody made with a network that was not named.
  static func check(embeddings: String?, option: String) throws {
    guard embeddings != nil else { return }
    throw Failure(.usage, "--embeddings needs \(option): the network that made them")
  }

  /// Opens its file.
  /// - Throws: `Failure` when it is not there, or is another one; `CheckpointError` when it is none.
  /// - Complexity: O(bytes), some milliseconds.
  static func open(in data: DataFolder = .standard) throws -> Checkpoint {
    let path = try path(in: data)
    let checkpoint = try Checkpoint.open(path)
    guard checkpoint.contentHash == contentHash else {
      throw Failure(
        .input,
        "\(path): is not this version's built-in network; put the file back as it was delivered")
    }
    return checkpoint
  }
}

extension SegmentAnything {
  /// Opens the network of a checkpoint by its path, or the one that comes with Fleck by its name.
  ///
  /// inputSide: as the user gave it; nil for what the checkpoint says.
  /// - Throws: `CheckpointError`; `Failure` for the built-in one, also when an input side is given for it.
  init(named name: String, inputSide: Int?, threadCount: Int) throws {
    try BuiltInModel.check(inputSide: inputSide, of: name)
    self = try SegmentAnything(
      checkpoint: try Checkpoint.named(name), inputSide: inputSide, threadCount: threadCount)
  }
}

extension Checkpoint {
  /// Opens a checkpoint by its path, or the one that comes with Fleck by its name.
  /// - Throws: `CheckpointError`; `Failure` for the built-in one.
  static func named(_ text: String) throws -> Checkpoint {
    text == BuiltInModel.name ? try BuiltInModel.open() : try open(text)
  }
}
