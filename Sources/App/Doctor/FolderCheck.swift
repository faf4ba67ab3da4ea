import Foundation
import Labels
import Refiner
import Render

/// Looks at files: the program's own, the user's settings, the run.
struct FolderCheck {
  /// Where themes and taxonomies lie.
  let data: DataFolder
  /// Where the user's files lie.
  let folders: UserFolders
  /// The environment's variables.
  let variables: [String: String]

  /// Themes and taxonomies: all are there and can be read.
  var dataFolder: CheckResult {
    let themes = data.names(in: "themes")
    let taxonomies = data.names(in: "taxonomies")
    guard let folder = data.path("themes"), !taxonomies.isEmpty else {
      return .fail(
        "data", "themes and taxonomies are not found",
        "set FLECK_DATA to the folder that holds them, or run make install")
    }
    do {
      for name in themes { _ = try Theme.load("\(folder)/\(name).toml") }
      for name in taxonomies { _ = try data.taxonomy(name) }
    } catch {
      return .fail("data", "\(error)", "put the file back as it was delivered")
    }
    let place = String(folder.dropLast("/themes".count))
    return .ok("data", "\(themes.count) themes, \(taxonomies.count) taxonomies in \(place)")
  }

  /// The file of settings and the variables that win over it.
  var settings: CheckResult {
    do {
      let environment = try Preferences(environment: variables)
      let configuration = try Configuration.user(folders)
      let preferences = environment.filled(from: configuration.preferences)
      _ = try configuration.keymap(preferences.preset)
      if let theme = preferences.theme {
        _ = try ThemeChoice.theme(named: theme, environment: variables)
      }
      guard let path = configuration.path else {
        return .ok("settings", "no file; fleck review --print-default-config prints one")
      }
      let count = configuration.keys.count
      return .ok(
        "settings",
        "\(path): \(count == 1 ? "one command has" : "\(count) commands have") keys of their own")
    } catch {
      return .fail("settings", "\(error)", "correct it, or move the file away")
    }
  }

  /// What variables and file set, as far as they can be read.
  var preferences: Preferences {
    let nearer = (try? Preferences(environment: variables)) ?? Preferences()
    let file = try? Configuration.user(folders).preferences
    return nearer.filled(from: file ?? Preferences())
  }

  /// Whether the mouse is used.
  var mouse: CheckResult {
    guard preferences.mouse ?? true else {
      return .ok("mouse", "off by your settings")
    }
    if variables["TERM"] == "linux" {
      return .ok("mouse", "the Linux console reports none; everything has a key")
    }
    return .ok("mouse", "clicks, drags and wheel in SGR form; Shift-drag selects text")
  }

  /// Less free space than this is soon used up.
  private static let fewBytes = 1 << 30
  /// A write that takes longer than this is felt with every decision, in seconds.
  private static let slowWrite = 0.05

  /// Whether a run can be reviewed and its decisions be kept.
  static func run(_ folder: String) -> [CheckResult] {
    guard Run.exists(folder) else {
      return [
        .fail("run", "\(folder) is no run", "give the folder that fleck refine --out made")
      ]
    }
    do {
      let run = try Run.open(folder, readOnly: true)
      let rows = try run.store.journalCount()
      let images = try run.store.images()
      return [
        .ok("run", "\(folder): \(images.count) images, \(rows) journal rows"),
        labelMaps(of: run, images),
        disk(folder, Result { try WriteProbe(folder: folder) }),
      ]
    } catch {
      return [.fail("run", "\(error)", "look at it with fleck status and fleck verify")]
    }
  }

  /// Label maps that are read; more would take longer than somebody waits for an answer.
  private static let mapsRead = 100

  /// Whether the label map of every image is there, and whether some of them, evenly spread, can be read.
  private static func labelMaps(of run: Run, _ images: [ImageRecord]) -> CheckResult {
    let step = max(1, (images.count + mapsRead - 1) / mapsRead)
    var bad: [String] = []
    for (place, image) in images.enumerated() {
      let path = run.labelPath(of: image)
      guard FileManager.default.fileExists(atPath: path) else {
        bad.append("\(path): missing")
        continue
      }
      guard place.isMultiple(of: step) else { continue }
      do { _ = try run.baseMap(of: image) } catch { bad.append("\(error)") }
    }
    guard let first = bad.first else {
      let read =
        step == 1
        ? "can be read"
        : "are there, every \(step)th can be read; fleck verify reads them all"
      return .ok("labels", "the label maps of all \(images.count) images \(read)")
    }
    let others = bad.count > 1 ? " (and \(bad.count - 1) more)" : ""
    return .fail("labels", first + others, "copy the file back, or refine again")
  }

  /// What a probe says of a disk.
  static func disk(_ folder: String, _ probe: Result<WriteProbe, any Error>) -> CheckResult {
    switch probe {
    case .failure(let error):
      return .fail(
        "disk", "\(error)", "decisions could not be kept; check permissions and free space")
    case .success(let probe):
      let free = probe.freeBytes.map { "\($0 >> 20) MiB free, " } ?? ""
      let time =
        "a decision is on disk in \(Int((probe.secondsPerWrite * 10_000).rounded()) / 10) ms"
      if !probe.hasWriteAheadLog {
        return .fail(
          "disk", "\(free)but SQLite's write-ahead log does not work there",
          "keep runs on a local disk; network file systems cannot do it")
      }
      if let bytes = probe.freeBytes, bytes < fewBytes {
        return .warn("disk", free + time, "make room: exports need as much as the labels")
      }
      if probe.secondsPerWrite > slowWrite {
        return .warn("disk", free + time, "keep the run on a faster, local disk")
      }
      return .ok("disk", free + time)
    }
  }
}
