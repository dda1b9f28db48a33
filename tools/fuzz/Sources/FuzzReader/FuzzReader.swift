import FuzzDriver
import WXR

#if canImport(Glibc)
    import Glibc
#endif

/// A file in memory that nobody else sees, made once.
private let descriptor: Int32 = {
    var path = Array("/dev/shm/parcours-fuzz-XXXXXX".utf8CString)
    let file = mkstemp(&path)
    precondition(file >= 0, "no memory file")
    unlink(path)
    return file
}()

/// Any bytes are read to their end, with small limits so that every path is taken.
private func fuzzReader(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    ftruncate(descriptor, 0)
    pwrite(descriptor, start, count, 0)
    var limits = ReadLimits()
    limits.fieldBytes = 4096
    limits.recordBytes = 16384
    limits.entriesPerRecord = 16
    var items = 0
    do {
        try WXRReader(limits: limits).read(["/proc/self/fd/\(descriptor)"]) { record in
            if case .item(let item) = record {
                items += 1
                _ = item.meta.count + item.terms.count + item.content.utf8.count + (item.id ?? 0) % 2
            }
        }
    } catch { fatalError("\(error)") }
    return 0
}

@main enum FuzzReader {
    static func main() { exit(fuzz { fuzzReader($0, $1) }) }
}
