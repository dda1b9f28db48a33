import Foundation

extension ContentGraph {
    /// The graph as the bytes of a snapshot. The same graph gives the same bytes. Complexity: linear.
    public func snapshot() throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let metadataJSON = try encoder.encode(metadata)
        let findingsJSON = try encoder.encode(findings)

        var writer = SnapshotWriter()
        for section in SnapshotFormat.Section.allCases {
            switch section {
            case .metadata: writer.add(Array(metadataJSON))
            case .findings: writer.add(Array(findingsJSON))
            case .kinds: writer.add(columns.kinds)
            case .flags: writer.add(columns.flags)
            case .keys: writer.add(columns.keys)
            case .titles: writer.add(columns.titles)
            case .slugs: writer.add(columns.slugs)
            case .urls: writer.add(columns.urls)
            case .levels: writer.add(columns.levels)
            case .media: writer.add(columns.media)
            case .tools: writer.add(columns.tools)
            case .starts: writer.add(columns.starts)
            case .seconds: writer.add(columns.seconds)
            case .siteIDs: writer.add(columns.siteIDs)
            case .files: writer.add(columns.files)
            case .lines: writer.add(columns.lines)
            case .stringBytes: writer.add(strings.bytes)
            case .stringEnds: writer.add(strings.ends)
            case .forwardOffsets: writer.add(forward.graph.offsets)
            case .forwardTargets: writer.add(forward.graph.targets)
            case .forwardPacked: writer.add(forward.packed)
            case .backwardOffsets: writer.add(backward.graph.offsets)
            case .backwardTargets: writer.add(backward.graph.targets)
            case .backwardPacked: writer.add(backward.packed)
            case .byKind: writer.add(byKind)
            case .kindOffsets: writer.add(kindOffsets)
            }
        }
        return writer.finish()
    }

    /// Writes the snapshot to a file, which is there whole or not at all.
    public func writeSnapshot(to path: String) throws {
        try Data(snapshot()).write(to: URL(filePath: path), options: .atomic)
    }
}

/// Lays sections one after the other.
private struct SnapshotWriter {
    private var bytes = [UInt8](repeating: 0, count: SnapshotFormat.headBytes)
    private var sections: UInt32 = 0

    mutating func add<Element: BitwiseCopyable>(_ values: [Element]) {
        sections += 1
        values.withUnsafeBytes { raw in
            append(UInt64(raw.count))
            bytes.append(contentsOf: raw)
        }
        while bytes.count % 8 != 0 { bytes.append(0) }
    }

    private mutating func append(_ value: UInt64) {
        withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
    }

    mutating func finish() -> [UInt8] {
        let checksum = bytes.withUnsafeBytes {
            SnapshotFormat.checksum(UnsafeRawBufferPointer(rebasing: $0[SnapshotFormat.headBytes...]))
        }
        bytes.replaceSubrange(0..<8, with: SnapshotFormat.magic)
        withUnsafeBytes(of: SnapshotFormat.version.littleEndian) { bytes.replaceSubrange(8..<12, with: $0) }
        withUnsafeBytes(of: sections.littleEndian) { bytes.replaceSubrange(12..<16, with: $0) }
        withUnsafeBytes(of: UInt64(bytes.count).littleEndian) { bytes.replaceSubrange(16..<24, with: $0) }
        withUnsafeBytes(of: checksum.littleEndian) { bytes.replaceSubrange(24..<32, with: $0) }
        return bytes
    }
}
