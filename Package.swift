// swift-tools-version: 6.2
import PackageDescription

// Warnings stop the build in continuous integration; a developer sees them and goes on.
let strict = Context.environment["CI"] != nil

let settings: [SwiftSetting] =
    [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("InternalImportsByDefault"),
    ] + (strict ? [.treatAllWarnings(as: .error)] : [])

let package = Package(
    name: "parcours",
    platforms: [.macOS(.v14)],
    products: [
        .executable(name: "parcours", targets: ["parcours"]),
        .library(name: "WXR", targets: ["WXR"]),
        .library(name: "ContentGraph", targets: ["ContentGraph"]),
        .library(name: "SiteImport", targets: ["SiteImport"]),
        .library(name: "Tables", targets: ["Tables"]),
        .library(name: "Mastery", targets: ["Mastery"]),
        .library(name: "Planning", targets: ["Planning"]),
        .library(name: "Coverage", targets: ["Coverage"]),
        .library(name: "Reports", targets: ["Reports"]),
        .library(name: "LearnerRecords", targets: ["LearnerRecords"]),
        .library(name: "LearnerRecordsSQLite", targets: ["LearnerRecordsSQLite"]),
        .library(name: "Service", targets: ["Service"]),
        // Not for users: what tests and benchmarks share.
        .library(name: "TestSupport", targets: ["TestSupport"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", exact: "2.1.1"),
        .package(url: "https://github.com/swiftcsv/SwiftCSV", exact: "0.10.0"),
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
        .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1"),
        .package(url: "https://github.com/swift-server/async-http-client", exact: "1.37.0"),
        .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras", exact: "1.35.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", exact: "2.37.6"),
        .package(url: "https://github.com/apple/swift-http-types", exact: "1.8.0"),
        .package(url: "https://github.com/apple/swift-system", exact: "1.8.1"),
        .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
        .package(url: "https://github.com/apple/swift-metrics", exact: "2.13.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", exact: "2.13.0"),
        .package(
            url: "https://github.com/apple/swift-configuration", exact: "1.4.0", traits: [.defaults, "YAML"]),
    ],
    targets: [
        .systemLibrary(
            name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .target(name: "WXR", dependencies: ["CLibXML2", "CZlib"], swiftSettings: settings),
        .target(name: "ContentGraph", swiftSettings: settings),
        .target(
            name: "SiteImport",
            dependencies: ["WXR", "ContentGraph", .product(name: "Yams", package: "Yams")],
            swiftSettings: settings),
        .target(
            name: "Tables", dependencies: ["CZlib", .product(name: "SwiftCSV", package: "SwiftCSV")],
            swiftSettings: settings),
        .target(name: "Mastery", dependencies: ["ContentGraph"], swiftSettings: settings),
        .systemLibrary(name: "CClp", pkgConfig: "clp", providers: [.apt(["coinor-libclp-dev"])]),
        .target(name: "Planning", dependencies: ["CClp", "ContentGraph", "Mastery"], swiftSettings: settings),
        .target(name: "Coverage", dependencies: ["ContentGraph", "Planning"], swiftSettings: settings),
        .target(
            name: "Reports",
            dependencies: [
                "ContentGraph", "Mastery", "Planning", "Coverage",
                .product(name: "Mustache", package: "swift-mustache"),
            ],
            swiftSettings: settings),
        .target(
            name: "LearnerRecords",
            dependencies: ["Mastery", .product(name: "Crypto", package: "swift-crypto")],
            swiftSettings: settings),
        .target(
            name: "LearnerRecordsSQLite",
            dependencies: [
                "LearnerRecords", .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "Crypto", package: "swift-crypto"),
            ],
            swiftSettings: settings),
        .target(
            name: "Evidence",
            dependencies: [
                "Tables", "Mastery", "LearnerRecords", .product(name: "Yams", package: "Yams"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "NIOCore", package: "swift-nio"), .product(name: "NIOHTTP1", package: "swift-nio"),
            ],
            swiftSettings: settings),
        .target(
            name: "Service",
            dependencies: [
                "WXR", "ContentGraph", "SiteImport", "Mastery", "Planning", "Coverage", "Reports", "LearnerRecords",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "HummingbirdTLS", package: "hummingbird"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOFoundationCompat", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "SystemPackage", package: "swift-system"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "CoreMetrics", package: "swift-metrics"),
                .product(name: "Metrics", package: "swift-metrics"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
                .product(name: "Configuration", package: "swift-configuration"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Mustache", package: "swift-mustache"),
                .product(name: "Yams", package: "Yams"),
            ],
            resources: [.embedInCode("openapi.yaml")],
            swiftSettings: settings),
        .executableTarget(
            name: "parcours",
            dependencies: [
                "WXR", "ContentGraph", "SiteImport", "Mastery", "Planning", "Coverage", "Reports", "Tables",
                "LearnerRecords", "LearnerRecordsSQLite", "Evidence", "Service",
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: settings),
        .target(
            name: "TestSupport", dependencies: ["ContentGraph", "Mastery", "Planning", "Tables"],
            path: "Tests/TestSupport", swiftSettings: settings),
        .testTarget(name: "WXRTests", dependencies: ["WXR", "TestSupport"], swiftSettings: settings),
        .testTarget(
            name: "ContentGraphTests", dependencies: ["ContentGraph", "TestSupport"],
            swiftSettings: settings),
        .testTarget(
            name: "SiteImportTests", dependencies: ["SiteImport", "Reports", "TestSupport"],
            swiftSettings: settings),
        .testTarget(name: "TablesTests", dependencies: ["Tables"], swiftSettings: settings),
        .testTarget(
            name: "MasteryTests", dependencies: ["Mastery", "TestSupport"], swiftSettings: settings),
        .testTarget(
            name: "PlanningTests", dependencies: ["Planning", "TestSupport"],
            swiftSettings: settings),
        .testTarget(
            name: "CoverageTests", dependencies: ["Coverage", "TestSupport"], swiftSettings: settings),
        .testTarget(
            name: "ReportsTests", dependencies: ["Reports", "SiteImport", "TestSupport"],
            swiftSettings: settings),
        .testTarget(
            name: "LearnerRecordsTests", dependencies: ["LearnerRecords", "TestSupport"], swiftSettings: settings),
        .testTarget(
            name: "LearnerRecordsSQLiteTests",
            dependencies: [
                "LearnerRecordsSQLite", "TestSupport", .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: settings),
        .testTarget(
            name: "EvidenceTests",
            dependencies: ["Evidence", "TestSupport", .product(name: "Hummingbird", package: "hummingbird")],
            swiftSettings: settings),
        .testTarget(
            name: "ServiceTests",
            dependencies: [
                "Service", "LearnerRecordsSQLite", "SiteImport", "TestSupport",
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
            ],
            swiftSettings: settings),
        .testTarget(
            name: "EndToEndTests",
            dependencies: ["parcours", "LearnerRecords", "Evidence", "Reports", "TestSupport"],
            swiftSettings: settings),
    ],
    swiftLanguageModes: [.v6]
)
