// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that users of Parcours do not build its benchmarks.
let package = Package(
    name: "parcours-bench",
    platforms: [.macOS(.v14)],
    dependencies: [
        .package(name: "parcours", path: "../.."),
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1"),
    ],
    targets: [
        .executableTarget(
            name: "parcours-bench",
            dependencies: [
                .product(name: "WXR", package: "parcours"), .product(name: "ContentGraph", package: "parcours"),
                .product(name: "SiteImport", package: "parcours"), .product(name: "Planning", package: "parcours"),
                .product(name: "Mastery", package: "parcours"), .product(name: "Tables", package: "parcours"),
                .product(name: "LearnerRecords", package: "parcours"),
                .product(name: "LearnerRecordsSQLite", package: "parcours"),
                .product(name: "TestSupport", package: "parcours"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ])
    ],
    swiftLanguageModes: [.v6]
)
