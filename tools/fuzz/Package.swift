// swift-tools-version: 6.2
import PackageDescription

// Fuzz targets, a package of their own: they are built with libFuzzer and the address sanitizer (see `tools/fuzz/run`).
let package = Package(
    name: "parcours-fuzz",
    platforms: [.macOS(.v14)],
    dependencies: [.package(name: "parcours", path: "../..")],
    targets: [
        .target(name: "FuzzDriver"),
        .executableTarget(
            name: "FuzzReader", dependencies: ["FuzzDriver", .product(name: "WXR", package: "parcours")]),
        .executableTarget(
            name: "FuzzUnserializer", dependencies: ["FuzzDriver", .product(name: "WXR", package: "parcours")]),
        .executableTarget(
            name: "FuzzSnapshot", dependencies: ["FuzzDriver", .product(name: "ContentGraph", package: "parcours")]),
    ],
    swiftLanguageModes: [.v6]
)
