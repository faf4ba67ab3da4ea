// swift-tools-version: 6.2
import PackageDescription

/// Speed measurements, in a package of their own so that users never build them.
let package = Package(
  name: "Benchmarks",
  dependencies: [.package(name: "fleck", path: "..")],
  targets: [
    .executableTarget(
      name: "render-bench",
      dependencies: [
        .product(name: "Labels", package: "fleck"),
        .product(name: "Render", package: "fleck"),
      ],
      path: "Sources/RenderBench"),
    .executableTarget(
      name: "components-bench",
      dependencies: [
        .product(name: "Labels", package: "fleck"),
        .product(name: "Refiner", package: "fleck"),
      ],
      path: "Sources/ComponentsBench"),
  ],
  swiftLanguageModes: [.v6]
)
