/// The part of a text that is being looked at, which grows at its end as more is asked for.
struct InputWindow {
    private(set) var bytes: [UInt8]
    /// Index of the next byte to read.
    private(set) var cursor = 0
    private(set) var isAtEnd = false
    private var offset: Int
    private var line: Int
    /// Index up to which `line` is counted.
    private var counted = 0
    private let more: () throws -> [UInt8]?
    private var searches: [Search] = []

    /// What is known of where a needle is: from the offset `from` on, it comes first at `to`, or not before it.
    private struct Search {
        let needle: StaticString
        var from = 0
        var to = 0
        var isFound = false
    }

    init(bytes: [UInt8], offset: Int, line: Int, more: @escaping () throws -> [UInt8]?) {
        self.bytes = bytes
        self.offset = offset
        self.line = line
        self.more = more
    }

    /// Bytes that are there, from the cursor on.
    var available: Int { bytes.count - cursor }

    /// Makes `count` bytes available, or all that are left. Returns whether `count` are there.
    mutating func ensure(_ count: Int) throws -> Bool {
        while available < count, try grow() {}
        return available >= count
    }

    /// Adds a chunk. False at the end of the text.
    mutating func grow() throws -> Bool {
        guard !isAtEnd else { return false }
        guard let chunk = try more() else {
            isAtEnd = true
            return false
        }
        if cursor > 1 << 16 { compact() }
        bytes.append(contentsOf: chunk)
        return true
    }

    /// Moves the cursor forward.
    mutating func advance(_ count: Int) { cursor += count }

    /// Offset in the text of an index of `bytes`.
    func byteOffset(of index: Int) -> Int { offset + index }

    /// Line of the cursor.
    mutating func currentLine() -> Int {
        if counted < cursor {
            line += bytes.withUnsafeBufferPointer { Bytes.newlines(in: $0, counted..<cursor) }
            counted = cursor
        }
        return line
    }

    /// Distance from the cursor to the first `byte`, at `from` or after and before `limit`; grows the window until it is
    /// found.
    mutating func distance(to byte: UInt8, from: Int = 0, limit: Int = .max) throws -> Int? {
        var searched = from
        while true {
            let end = limit < available ? limit : available
            let found = bytes.withUnsafeBufferPointer {
                Bytes.firstIndex(
                    of: byte, in: UnsafeBufferPointer(rebasing: $0[..<(cursor + end)]), from: cursor + searched)
            }
            if let found { return found - cursor }
            searched = max(searched, end)
            guard searched < limit, try grow() else { return nil }
        }
    }

    /// Distance from the cursor to the first `needle`, as above.
    ///
    /// What was searched is remembered: in a file that lacks what closes a thing, the rest is searched once and not
    /// again for each that is open.
    mutating func distance(to needle: StaticString, from: Int = 0, limit: Int = .max) throws -> Int? {
        let slot = slot(of: needle)
        let start = byteOffset(of: cursor + from)
        if start < searches[slot].from || start > searches[slot].to {
            searches[slot].from = start
            searches[slot].to = start
            searches[slot].isFound = false
        }
        let stop = limit < Int.max - byteOffset(of: cursor) ? byteOffset(of: cursor + limit) : Int.max
        while !searches[slot].isFound {
            let from = searches[slot].to - offset
            let end = min(stop, byteOffset(of: bytes.count)) - offset
            let found = bytes.withUnsafeBufferPointer {
                // A needle that starts before the limit may end after it.
                let end = min($0.count, end + needle.utf8CodeUnitCount - 1)
                return Bytes.firstIndex(of: needle, in: UnsafeBufferPointer(rebasing: $0[..<end]), from: from)
            }
            if let found {
                searches[slot].to = byteOffset(of: found)
                searches[slot].isFound = true
            } else {
                // The needle may lie across the end.
                let across = byteOffset(of: bytes.count) - needle.utf8CodeUnitCount + 1
                searches[slot].to = max(searches[slot].to, min(stop, across))
                guard searches[slot].to < stop, try grow() else { return nil }
            }
        }
        return searches[slot].to < stop ? searches[slot].to - byteOffset(of: cursor) : nil
    }

    /// Where the search for a needle is remembered.
    private mutating func slot(of needle: StaticString) -> Int {
        if let known = searches.firstIndex(where: { $0.needle.utf8Start == needle.utf8Start }) { return known }
        searches.append(Search(needle: needle))
        return searches.count - 1
    }

    /// Whether `needle` stands at a distance from the cursor, among the bytes that are there.
    func has(_ needle: StaticString, at distance: Int = 0) -> Bool {
        bytes.withUnsafeBufferPointer { Bytes.has(needle, in: $0, at: cursor + distance) }
    }

    /// The byte at a distance from the cursor; nil beyond what is there.
    func byte(at distance: Int) -> UInt8? {
        cursor + distance < bytes.count ? bytes[cursor + distance] : nil
    }

    /// Calls `body` with a stretch that starts at the cursor.
    func withBytes<R>(_ range: Range<Int>, _ body: (UnsafeBufferPointer<UInt8>) throws -> R) rethrows -> R {
        try bytes.withUnsafeBufferPointer {
            try body(UnsafeBufferPointer(rebasing: $0[(cursor + range.lowerBound)..<(cursor + range.upperBound)]))
        }
    }

    private mutating func compact() {
        _ = currentLine()
        bytes.removeFirst(cursor)
        offset += cursor
        counted -= cursor
        cursor = 0
    }
}
