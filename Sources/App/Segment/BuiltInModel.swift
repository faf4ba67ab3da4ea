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

extension Checkpoint {
  /// Opens a checkpoint by its path, or the one that comes with Fleck by its name.
  /// - Throws: `CheckpointError`; `Failure` for the built-in one.
  static func named(_ text: String) throws -> Checkpoint {
    text == BuiltInModel.name ? try BuiltInModel.open() : try open(text)
  }
}
