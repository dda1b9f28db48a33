import Foundation

extension ContentGraph {
    /// The graph as the bytes of a snapshot. The same graph gives the same bytes. Complexity: linear.
    public func snapshot() throws -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: SnapshotFormat.headBytes)
        let head = try writeSections { bytes.append(contentsOf: $0) }
        bytes.replaceSubrange(0..<head.count, with: head)
        return bytes
    }

    /// Writes the snapshot to a file, which is there whole or not at all. No copy of the graph is made in memory.
    /// - Returns: its length in bytes.
    @discardableResult
    public func writeSnapshot(to path: String) throws -> Int {
        let temporary = path + ".partial"
        guard FileManager.default.createFile(atPath: temporary, contents: nil) else {
            throw CocoaError(.fileWriteNoPermission, userInfo: [NSFilePathErrorKey: path])
        }
        do {
            let file = try FileHandle(forWritingTo: URL(filePath: temporary))
            try file.write(contentsOf: [UInt8](repeating: 0, count: SnapshotFormat.headBytes))
            let head = try writeSections { raw in
                guard let base = raw.baseAddress else { return }
                // The data is gone before the closure returns.
                try file.write(
                    contentsOf: Data(
                        bytesNoCopy: UnsafeMutableRawPointer(mutating: base), count: raw.count, deallocator: .none))
            }
            let length = Int(try file.offset())
            try file.seek(toOffset: 0)
            try file.write(contentsOf: head)
            try file.synchronize()
            try file.close()
            guard rename(temporary, path) == 0 else {
                throw CocoaError(.fileWriteUnknown, userInfo: [NSFilePathErrorKey: path])
            }
            return length
        } catch {
            try? FileManager.default.removeItem(atPath: temporary)
            throw error
        }
    }

    /// Sends the sections to `sink`, in order, and returns the head that belongs before them.
    private func writeSections(_ sink: (UnsafeRawBufferPointer) throws -> Void) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let metadataJSON = try encoder.encode(metadata)
        var findingsJSON = JSONWriter()
        findingsJSON.array { writer in for finding in findings { finding.write(to: &writer) } }
        var writer = SnapshotWriter()
        func add(_ values: [some BitwiseCopyable]) throws { try writer.add(values, sink) }
        for section in SnapshotFormat.Section.allCases {
            switch section {
            case .metadata: try add(Array(metadataJSON))
            case .findings: try add(findingsJSON.bytes)
            case .kinds: try add(columns.kinds)
            case .flags: try add(columns.flags)
            case .keys: try add(columns.keys)
            case .titles: try add(columns.titles)
            case .slugs: try add(columns.slugs)
            case .urls: try add(columns.urls)
            case .levels: try add(columns.levels)
            case .media: try add(columns.media)
            case .tools: try add(columns.tools)
            case .starts: try add(columns.starts)
            case .seconds: try add(columns.seconds)
            case .siteIDs: try add(columns.siteIDs)
            case .files: try add(columns.files)
            case .lines: try add(columns.lines)
            case .stringBytes: try add(strings.bytes)
            case .stringEnds: try add(strings.ends)
            case .forwardOffsets: try add(forward.graph.offsets)
            case .forwardTargets: try add(forward.graph.targets)
            case .forwardPacked: try add(forward.packed)
            case .backwardOffsets: try add(backward.graph.offsets)
            case .backwardTargets: try add(backward.graph.targets)
            case .backwardPacked: try add(backward.packed)
            case .byKind: try add(byKind)
            case .kindOffsets: try add(kindOffsets)
            }
        }
        return writer.head
    }
}

/// Lays sections one after the other.
private struct SnapshotWriter {
    private var checksum = SnapshotChecksum()
    private var sections: UInt32
    private var length = UInt64(SnapshotFormat.headBytes)

    init(sections: UInt32 = 0) { self.sections = sections }

    mutating func add<Element: BitwiseCopyable>(
        _ values: [Element], _ sink: (UnsafeRawBufferPointer) throws -> Void
    ) throws {
        sections += 1
        try values.withUnsafeBytes { raw in
            var size = UInt64(raw.count).littleEndian
            try withUnsafeBytes(of: &size) { try send($0, sink) }
            let whole = raw.count & ~7
            try send(UnsafeRawBufferPointer(rebasing: raw[..<whole]), sink)
            guard whole < raw.count else { return }
            // The last word, filled up with zeros.
            var last = [UInt8](repeating: 0, count: 8)
            for (index, byte) in raw[whole...].enumerated() { last[index] = byte }
            try last.withUnsafeBytes { try send($0, sink) }
        }
    }

    mutating func send(_ raw: UnsafeRawBufferPointer, _ sink: (UnsafeRawBufferPointer) throws -> Void) rethrows {
        checksum.add(raw)
        length += UInt64(raw.count)
        try sink(raw)
    }

    var head: [UInt8] {
        var bytes = SnapshotFormat.magic
        withUnsafeBytes(of: SnapshotFormat.version.littleEndian) { bytes.append(contentsOf: $0) }
        withUnsafeBytes(of: sections.littleEndian) { bytes.append(contentsOf: $0) }
        withUnsafeBytes(of: length.littleEndian) { bytes.append(contentsOf: $0) }
        withUnsafeBytes(of: checksum.value.littleEndian) { bytes.append(contentsOf: $0) }
        return bytes
    }
}

extension ContentGraph {
    /// Any bytes as the sections of a snapshot whose head is right: for fuzzing, which no checksum should stop.
    @_spi(Fuzzing)
    public static func snapshotWithRightHead(_ sections: [UInt8]) -> [UInt8] {
        var writer = SnapshotWriter(sections: UInt32(SnapshotFormat.Section.allCases.count))
        var body: [UInt8] = []
        sections.withUnsafeBytes { raw in
            let whole = raw.count & ~7
            writer.send(UnsafeRawBufferPointer(rebasing: raw[..<whole])) { body.append(contentsOf: $0) }
        }
        return writer.head + body
    }
}
