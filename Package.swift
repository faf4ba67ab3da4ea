// swift-tools-version: 6.2
import PackageDescription

/// Every Swift target is built in language mode 6 with strict memory safety (each unsafe expression
/// is spelled `unsafe`) and with warnings as errors.
let strict: [SwiftSetting] = [
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// Debug kernels are 12 to 130 times slower than release ones; the modules that walk pixels are
/// optimised in debug builds too, so that `swift test` stays short.
let numeric: [SwiftSetting] =
  strict + [.unsafeFlags(["-O"], .when(configuration: .debug))]

let package = Package(
  name: "fleck",
  products: [
    .executable(name: "fleck", targets: ["App"]),
    .library(name: "Labels", targets: ["Labels"]),
    .library(name: "Refiner", targets: ["Refiner"]),
    .library(name: "Render", targets: ["Render"]),
  ],
  dependencies: [
    // The command line: subcommands, --help, usage errors, shell completion.
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    // SQLite for review.sqlite: transactions, WAL, migrations.
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    // SHA-256 for input files, exports and the journal's hash chain.
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    // TOML for themes, taxonomies, run.toml and settings.
    .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
    // Relaxed sums: the only way Swift vectorises a float reduction.
    .package(url: "https://github.com/apple/swift-numerics", from: "1.1.1"),
  ],
  targets: [
    .target(name: "Labels", swiftSettings: numeric),
    .target(
      name: "Refiner",
      dependencies: [
        "Labels", "CImage", "COpenBLAS", "CKernels",
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "TOMLKit", package: "TOMLKit"),
        .product(name: "RealModule", package: "swift-numerics"),
      ],
      swiftSettings: numeric),
    .target(
      name: "Render",
      dependencies: ["Labels", .product(name: "TOMLKit", package: "TOMLKit")],
      swiftSettings: numeric),
    .executableTarget(
      name: "App",
      dependencies: [
        "Labels", "Refiner", "Render", "CTerminal",
        .product(name: "TOMLKit", package: "TOMLKit"),
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    .target(
      name: "CTerminal",
      cSettings: [.define("NCURSES_WIDECHAR", to: "1"), .define("_GNU_SOURCE")],
      linkerSettings: [.linkedLibrary("ncursesw"), .linkedLibrary("tinfo")]),
    .target(
      name: "CImage",
      linkerSettings: [
        .linkedLibrary("png"), .linkedLibrary("deflate"), .linkedLibrary("turbojpeg"),
      ]),
    // exp, GELU, softmax, layer norm for the network, optimised in debug builds too. Reductions may be
    // reordered and numbers are finite: without that they do not vectorise.
    .target(
      name: "CKernels",
      cSettings: [
        .unsafeFlags([
          "-O3", "-ffp-contract=fast", "-fno-math-errno", "-fno-trapping-math",
          "-ffinite-math-only", "-fno-signed-zeros", "-fassociative-math",
        ])
      ]),
    .systemLibrary(
      name: "COpenBLAS", pkgConfig: "openblas", providers: [.apt(["libopenblas-dev"])]),
    .testTarget(name: "LabelsTests", dependencies: ["Labels"], swiftSettings: strict),
    .testTarget(
      name: "RefinerTests",
      dependencies: ["Refiner", "Labels", .product(name: "GRDB", package: "GRDB.swift")],
      exclude: ["Fixtures"], swiftSettings: strict),
    .testTarget(
      name: "RenderTests", dependencies: ["Render", "Labels"], exclude: ["Golden"],
      swiftSettings: strict),
    .testTarget(
      name: "AppTests",
      dependencies: [
        "App", "Refiner", "Render", "Labels",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      exclude: ["Golden"],
      swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
