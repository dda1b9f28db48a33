import FuzzDriver
import WXR

#if canImport(Glibc)
    import Glibc
#endif

/// Any bytes are a value or a typed error; what is read back is the same however often.
private func fuzzUnserializer(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = UnsafeBufferPointer(start: start, count: count)
    let first = try? PHPUnserializer.decode(bytes)
    let second = try? PHPUnserializer.decode(bytes)
    // Not a number differs from itself: compare what is printed.
    precondition("\(String(describing: first))" == "\(String(describing: second))")
    _ = first?.scalars
    return 0
}

@main enum FuzzUnserializer {
    static func main() { exit(fuzz { fuzzUnserializer($0, $1) }) }
}
