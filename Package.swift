// swift-tools-version: 6.1
import PackageDescription

// The language engine multiplies and adds eight numbers at a time: on x86-64 that takes AVX2 and FMA (every laptop since
// 2015). CASUS_PORTABLE=1 builds without: slower, and with other last digits in the network's scores. WIDE lets sources
// name the instructions that no vector type of Swift stands for.
#if arch(x86_64)
  let isPortable = Context.environment["CASUS_PORTABLE"] != nil
  let wide = isPortable ? ["-DPORTABLE"] : ["-DWIDE", "-Xcc", "-mavx2", "-Xcc", "-mfma"]
#else
  let wide: [String] = []
#endif

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  // SwiftPM's default is too conservative for the hot accessors that the coder calls across modules.
  .unsafeFlags(["-cross-module-optimization"] + wide, .when(configuration: .release)),
]

func room(_ name: String, after rooms: [String] = [], with packages: [Target.Dependency] = []) -> Target {
  .target(
    name: name, dependencies: rooms.map { .init(stringLiteral: $0) } + packages, swiftSettings: settings)
}

func tests(of name: String, with others: [Target.Dependency] = [], excluding files: [String] = []) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: [.init(stringLiteral: name), "CasusTestSupport"] + others,
    exclude: files, swiftSettings: settings)
}

let package = Package(
  name: "casus",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "casus", targets: ["casus"]),
    .library(name: "CasusLanguage", targets: ["CasusLanguage"]),
    .library(name: "CasusCoding", targets: ["CasusCoding"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.0.0"),
  ],
  targets: [
    .systemLibrary(name: "CGumbo", pkgConfig: "gumbo", providers: [.apt(["libgumbo-dev"])]),
    room("CasusRecords"),
    room("CasusLanguage"),
    room("CasusCodebook", after: ["CasusRecords"]),
    room("CasusCoding", after: ["CasusRecords", "CasusLanguage", "CasusCodebook"]),
    room("CasusReaders", after: ["CasusRecords", "CGumbo"]),
    room(
      "CasusChronicle", after: ["CasusRecords"],
      with: [.product(name: "GRDB", package: "GRDB.swift")]),
    room(
      "CasusWorkbench", after: ["CasusRecords", "CasusChronicle"],
      with: [
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "Mustache", package: "swift-mustache"),
        .product(name: "Logging", package: "swift-log"),
      ]),
    .executableTarget(
      name: "casus",
      dependencies: [
        "CasusRecords", "CasusLanguage", "CasusCodebook", "CasusCoding", "CasusReaders", "CasusChronicle",
        "CasusWorkbench",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Logging", package: "swift-log"),
      ],
      swiftSettings: settings),
    .target(name: "CasusTestSupport", path: "Tests/CasusTestSupport", swiftSettings: settings),
    tests(of: "CasusRecords"),
    tests(of: "CasusLanguage"),
    tests(of: "CasusCodebook", with: ["CasusRecords"]),
    tests(
      of: "CasusCoding", with: ["CasusRecords", "CasusLanguage", "CasusCodebook"],
      excluding: ["Corpus", "Snapshots"]),
    tests(of: "CasusReaders", with: ["CasusRecords"]),
    tests(of: "CasusChronicle", with: ["CasusRecords", .product(name: "GRDB", package: "GRDB.swift")]),
    tests(
      of: "CasusWorkbench",
      with: [
        "CasusRecords", "CasusChronicle",
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HummingbirdTesting", package: "hummingbird"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
      ]),
    tests(
      of: "casus",
      with: ["CasusRecords", "CasusChronicle", .product(name: "GRDB", package: "GRDB.swift")]),
  ]
)
