import Foundation

/// Where the shared data are, if anywhere: in FLECK_SHARED, or in `shared` beside the checkout.
enum CamvidDusk {
  static let checkout: String = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

  static let folder =
    (ProcessInfo.processInfo.environment["FLECK_SHARED"]
      ?? checkout + "/../shared")
    + "/data/camvid-dusk"

  static let isPresent = FileManager.default.fileExists(atPath: folder + "/list.txt")
}
