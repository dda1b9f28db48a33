import Foundation

extension ContentGraph {
    /// Reads a snapshot from a file.
    /// - Throws: `SnapshotError`, or what Foundation says of a file that cannot be read.
    public init(snapshotFile path: String) throws {
        let data = try Data(contentsOf: URL(filePath: path), options: .alwaysMapped)
        self = try data.withUnsafeBytes { try ContentGraph(snapshot: $0) }
    }

    /// Reads a snapshot. Every number in it is checked before it is trusted: damage, whatever it is, throws.
    /// Complexity: linear, a few milliseconds for a site of 100 000 tutorials.
    /// - Throws: `SnapshotError`.
    public init(snapshot bytes: UnsafeRawBufferPointer) throws {
        var reader = try SnapshotReader(bytes)
        let decoder = JSONDecoder()
        let metadataJSON: [UInt8] = try reader.next()
        let findingsJSON: [UInt8] = try reader.next()
        var columns = NodeColumns()
        columns.kinds = try reader.next()
        columns.flags = try reader.next()
        columns.keys = try reader.next()
        columns.titles = try reader.next()
        columns.slugs = try reader.next()
        columns.urls = try reader.next()
        columns.levels = try reader.next()
        columns.media = try reader.next()
        columns.tools = try reader.next()
        columns.starts = try reader.next()
        columns.seconds = try reader.next()
        columns.siteIDs = try reader.next()
        columns.files = try reader.next()
        columns.lines = try reader.next()
        let strings = StringTable(bytes: try reader.next(), ends: try reader.next())
        let forward = PackedEdges(
            graph: Digraph(offsets: try reader.next(), targets: try reader.next()), packed: try reader.next())
        let backward = PackedEdges(
            graph: Digraph(offsets: try reader.next(), targets: try reader.next()), packed: try reader.next())
        let byKind: [UInt32] = try reader.next()
        let kindOffsets: [UInt32] = try reader.next()
        do {
            self.init(
                metadata: try decoder.decode(GraphMetadata.self, from: Data(metadataJSON)),
                findings: try decoder.decode([Finding].self, from: Data(findingsJSON)), columns: columns,
                strings: strings, forward: forward, backward: backward, byKind: byKind, kindOffsets: kindOffsets)
        } catch is DecodingError { throw SnapshotError.inconsistent("its description cannot be read") }
        try check()
    }

    /// Checks every index, so that no later code can leave an array.
    private func check() throws {
        func require(_ condition: Bool, _ what: String) throws {
            if !condition { throw SnapshotError.inconsistent(what) }
        }
        let count = nodeCount
        let numbers = [
            columns.keys, columns.titles, columns.slugs, columns.urls, columns.levels, columns.media, columns.tools,
            columns.starts,
        ]
        for column in numbers {
            try require(column.count == count, "a column has another length than the others")
            try require(column.allSatisfy { Int($0) < strings.count }, "a node names no string")
        }
        try require(
            columns.flags.count == count && columns.seconds.count == count && columns.siteIDs.count == count
                && columns.files.count == count && columns.lines.count == count,
            "a column has another length than the others")
        try require(columns.kinds.allSatisfy { NodeKind(rawValue: $0) != nil }, "an unknown kind of node")
        try require(
            columns.flags.allSatisfy { PublicationStatus(rawValue: $0 & 15) != nil }, "an unknown status")
        var end: UInt32 = 0
        for next in strings.ends {
            try require(next >= end && Int(next) <= strings.bytes.count, "a string lies outside of its buffer")
            end = next
        }
        for edges in [forward, backward] {
            let offsets = edges.graph.offsets
            try require(offsets.count == count + 1 && offsets.first == 0, "the edges have another number of nodes")
            try require(
                zip(offsets, offsets.dropFirst()).allSatisfy { $0 <= $1 }
                    && Int(offsets.last!) == edges.graph.targets.count
                    && edges.packed.count == edges.graph.targets.count, "the edges of a node lie outside of their array"
            )
            try require(edges.graph.targets.allSatisfy { Int($0) < count }, "an edge to no node")
            try require(
                edges.packed.allSatisfy {
                    EdgeKind(rawValue: UInt8($0 >> 28)) != nil
                        && RequirementState(rawValue: UInt8($0 >> 24 & 15)) != nil
                }, "an unknown kind of edge")
        }
        try require(
            kindOffsets.count == NodeKind.allCases.count + 1 && kindOffsets.first == 0
                && zip(kindOffsets, kindOffsets.dropFirst()).allSatisfy { $0 <= $1 }
                && Int(kindOffsets.last!) == count && byKind.count == count
                && byKind.allSatisfy { Int($0) < count }, "the list of nodes by kind is wrong")
    }
}

/// Takes sections one after the other from bytes that may be anything.
private struct SnapshotReader {
    private let bytes: UnsafeRawBufferPointer
    private var index = SnapshotFormat.headBytes

    init(_ bytes: UnsafeRawBufferPointer) throws {
        self.bytes = bytes
        guard bytes.count >= SnapshotFormat.headBytes, bytes.starts(with: SnapshotFormat.magic) else {
            throw SnapshotError.notASnapshot
        }
        let version = UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt32.self))
        guard version == SnapshotFormat.version else { throw SnapshotError.unsupportedVersion(Int(version)) }
        let length = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: 16, as: UInt64.self))
        guard length == UInt64(bytes.count) else {
            throw SnapshotError.wrongLength(expected: Int(clamping: length), found: bytes.count)
        }
        let checksum = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: 24, as: UInt64.self))
        guard bytes.count % 8 == 0 else { throw SnapshotError.damaged }
        var found = SnapshotChecksum()
        found.add(UnsafeRawBufferPointer(rebasing: bytes[SnapshotFormat.headBytes...]))
        guard checksum == found.value else { throw SnapshotError.damaged }
        let sections = UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: 12, as: UInt32.self))
        guard sections == SnapshotFormat.Section.allCases.count else {
            throw SnapshotError.inconsistent("it has \(sections) sections")
        }
    }

    mutating func next<Element: BitwiseCopyable>() throws -> [Element] {
        guard index + 8 <= bytes.count else { throw SnapshotError.inconsistent("a section is missing") }
        let length = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
        index += 8
        guard length <= UInt64(bytes.count - index), Int(length) % MemoryLayout<Element>.stride == 0 else {
            throw SnapshotError.inconsistent("a section is longer than the file")
        }
        let count = Int(length) / MemoryLayout<Element>.stride
        let values = [Element](unsafeUninitializedCapacity: count) { buffer, initialized in
            UnsafeMutableRawBufferPointer(buffer).copyMemory(
                from: UnsafeRawBufferPointer(rebasing: bytes[index..<(index + Int(length))]))
            initialized = count
        }
        index = min(bytes.count, (index + Int(length) + 7) & ~7)
        return values
    }
}
