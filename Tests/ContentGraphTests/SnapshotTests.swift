import ContentGraph
import Foundation
import TestSupport
import Testing

@Suite struct SnapshotTests {
    static let graph = drawnGraph(
        """
        axis x: a b
        axis y: c
        a 5
        b 7 < a
        c 9 < a b | d
        d 3
        """
    ).with(findings: [Finding(.warning, "orphan_tutorial", .init(kind: "post", id: 4, title: "D"))])

    private func read(_ bytes: [UInt8]) throws -> ContentGraph {
        try bytes.withUnsafeBytes { try ContentGraph(snapshot: $0) }
    }

    @Test func comesBackAsItWas() throws {
        let bytes = try Self.graph.snapshot()
        #expect(try read(bytes) == Self.graph)
        #expect(try read(bytes).snapshot() == bytes)
        let folder = try SharedFiles.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "g.graph").path
        #expect(try Self.graph.writeSnapshot(to: path) == bytes.count)
        #expect(try Array(Data(contentsOf: URL(filePath: path))) == bytes)
        #expect(try ContentGraph(snapshotFile: path) == Self.graph)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["g.graph"])
    }

    @Test func everyDamagedByteIsRefused() throws {
        let bytes = try Self.graph.snapshot()
        for index in bytes.indices {
            var damaged = bytes
            damaged[index] ^= 0x41
            #expect(throws: SnapshotError.self, "byte \(index)") { try read(damaged) }
        }
        for length in stride(from: 0, to: bytes.count, by: 7) {
            #expect(throws: SnapshotError.self) { try read(Array(bytes[..<length])) }
        }
        #expect(throws: SnapshotError.notASnapshot) { try read(Array("<?xml version=\"1.0\"?><rss></rss>      ".utf8)) }
        #expect(throws: SnapshotError.wrongLength(expected: bytes.count, found: bytes.count + 8)) {
            try read(bytes + [0, 0, 0, 0, 0, 0, 0, 0])
        }
    }
}
