import CZlib

#if canImport(Glibc)
    import Glibc
#endif

/// A file that cannot be opened or read.
public struct WXRFileError: Error, Sendable, CustomStringConvertible {
    /// Path as given.
    public var path: String
    /// What the system says.
    public var reason: String

    /// The error in one line.
    public var description: String { "\(path): \(reason)" }
}

/// The bytes of a file, unzipped where it is gzip, in chunks.
///
/// Chunks are 1 MB: libxml2 searches a section from its start at each chunk, so that small ones cost much.
final class TextSource {
    static let chunkBytes = 1 << 20

    private let path: String
    private let descriptor: Int32
    /// Bytes to ask for at once: no more than the file holds, where that is known.
    private let readBytes: Int
    private var gunzip: Gunzip?
    private var isFirst = true
    var isCompressed: Bool { gunzip != nil }
    /// Bytes of the file read so far, before unzipping.
    private(set) var bytesRead = 0
    /// Bytes that may still come out of a compressed file; negative once too many did.
    private var room: Int
    private let limit: Int
    private let report: (WXRDiagnostic.Kind, String) -> Void

    /// Opens a file.
    /// - Parameter limit: most bytes to take out of it where it is compressed.
    init(
        path: String, limit: Int, report: @escaping (WXRDiagnostic.Kind, String) -> Void
    ) throws(WXRFileError) {
        self.path = path
        self.limit = limit
        room = limit
        self.report = report
        descriptor = path == "-" ? 0 : open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw WXRFileError(path: path, reason: String(cString: strerror(errno))) }
        var status = stat()
        let size = fstat(descriptor, &status) == 0 ? Int(status.st_size) : 0
        // One byte more shows at the first reading that the file has ended. A pipe has no size.
        readBytes = size > 0 ? min(size + 1, Self.chunkBytes) : Self.chunkBytes
    }

    deinit { if descriptor > 0 { close(descriptor) } }

    /// The next bytes; nil at the end.
    func next() throws(WXRFileError) -> [UInt8]? {
        while room >= 0 {
            if let unzipped = gunzip?.pending(limit: Self.chunkBytes), !unzipped.isEmpty { return within(unzipped) }
            let raw = try read()
            if isFirst {
                isFirst = false
                if raw.count >= 2, raw[0] == 0x1F, raw[1] == 0x8B { gunzip = Gunzip() }
            }
            guard let gunzip else { return raw.isEmpty ? nil : raw }
            if raw.isEmpty {
                if let problem = gunzip.finish() { report(.damagedGzip, problem) }
                return nil
            }
            gunzip.add(raw)
            if let problem = gunzip.takeProblem() { report(.damagedGzip, problem) }
        }
        return nil
    }

    /// Unzipped bytes; nil where they go beyond the limit, which ends the text.
    private func within(_ unzipped: [UInt8]) -> [UInt8]? {
        room -= unzipped.count
        if room >= 0 { return unzipped }
        report(.tooLong, "\(limit)")
        return nil
    }

    private func read() throws(WXRFileError) -> [UInt8] {
        var failure: Int32 = 0
        let chunk = [UInt8](unsafeUninitializedCapacity: readBytes) { buffer, count in
            // A pipe gives less than is asked for: fill the chunk all the same.
            while count < readBytes {
                let got = Glibc.read(descriptor, buffer.baseAddress! + count, readBytes - count)
                if got > 0 {
                    count += got
                } else if got < 0, errno == EINTR {
                    continue
                } else {
                    if got < 0 { failure = errno }
                    return
                }
            }
        }
        guard failure == 0 else { throw WXRFileError(path: path, reason: String(cString: strerror(failure))) }
        bytesRead += chunk.count
        return chunk
    }
}

/// Unzips a gzip stream of one or several members, and keeps what came out before any damage.
final class Gunzip {
    // libz keeps a pointer to the stream: it must not move.
    private let stream: UnsafeMutablePointer<z_stream>
    private var input: [UInt8] = []
    private var consumed = 0
    private var isMemberOpen = false
    private var isDamaged = false
    private var problem: String?

    init() {
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        parcours_inflate_init_gzip(stream)
    }

    deinit {
        inflateEnd(stream)
        stream.deallocate()
    }

    /// Gives compressed bytes.
    func add(_ bytes: [UInt8]) {
        input = bytes
        consumed = 0
    }

    /// Unzips at most `limit` bytes of what was given; empty when more input is needed.
    func pending(limit: Int) -> [UInt8] {
        guard !isDamaged else { return [] }
        return [UInt8](unsafeUninitializedCapacity: limit) { output, count in
            while count < limit, consumed < input.count {
                let status = step(into: output.baseAddress! + count, limit - count, &count)
                if status == Z_STREAM_END {
                    isMemberOpen = false
                    inflateReset(stream)
                    // Padding after the last member is customary on tapes.
                    while consumed < input.count, input[consumed] == 0 { consumed += 1 }
                } else if status != Z_OK && status != Z_BUF_ERROR {
                    isDamaged = true
                    problem = stream.pointee.msg.map { String(cString: $0) } ?? "zlib \(status)"
                    return
                }
            }
        }
    }

    private func step(into output: UnsafeMutablePointer<UInt8>, _ room: Int, _ count: inout Int) -> Int32 {
        input.withUnsafeMutableBufferPointer { bytes in
            stream.pointee.next_in = bytes.baseAddress! + consumed
            stream.pointee.avail_in = UInt32(bytes.count - consumed)
            stream.pointee.next_out = output
            stream.pointee.avail_out = UInt32(room)
            let status = inflate(stream, Z_NO_FLUSH)
            consumed = bytes.count - Int(stream.pointee.avail_in)
            count += room - Int(stream.pointee.avail_out)
            isMemberOpen = true
            return status
        }
    }

    /// What was found wrong since the last call.
    func takeProblem() -> String? {
        defer { problem = nil }
        return problem
    }

    /// The file is over. Returns what is wrong with its end.
    func finish() -> String? {
        if isDamaged { return takeProblem() }
        defer { isMemberOpen = false }
        return isMemberOpen ? "unexpected end of the compressed stream" : nil
    }
}
