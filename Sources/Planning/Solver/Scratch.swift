/// Memory of a fixed size for a hot loop, with a value at each place; freed with its owner.
final class Scratch<Value: BitwiseCopyable> {
    let base: UnsafeMutablePointer<Value>

    init(repeating value: Value, count: Int) {
        base = .allocate(capacity: max(count, 1))
        base.initialize(repeating: value, count: count)
    }

    init(_ values: [Value]) {
        base = .allocate(capacity: max(values.count, 1))
        base.initialize(from: values, count: values.count)
    }

    deinit { base.deallocate() }
}

/// A stack for a hot loop: an array that is a member of a class would be checked for exclusive access at each use.
final class Stack<Value: BitwiseCopyable> {
    private(set) var base: UnsafeMutablePointer<Value>
    private var capacity = 16
    private(set) var count = 0

    init() { base = .allocate(capacity: capacity) }

    deinit { base.deallocate() }

    @inline(__always)
    var isEmpty: Bool { count == 0 }

    @inline(__always)
    subscript(place: Int) -> Value {
        get { base[place] }
        set { base[place] = newValue }
    }

    @inline(__always)
    func push(_ value: Value) {
        if count == capacity { grow() }
        base[count] = value
        count &+= 1
    }

    @inline(__always)
    func pop() -> Value? {
        guard count > 0 else { return nil }
        count &-= 1
        return base[count]
    }

    /// Forgets all but the first values.
    @inline(__always)
    func truncate(to count: Int = 0) { self.count = count }

    /// The values, until the next push.
    @inline(__always)
    var values: UnsafeBufferPointer<Value> { UnsafeBufferPointer(start: base, count: count) }

    func sort(by areInOrder: (Value, Value) -> Bool) {
        var values = UnsafeMutableBufferPointer(start: base, count: count)
        values.sort(by: areInOrder)
    }

    private func grow() {
        let larger = UnsafeMutablePointer<Value>.allocate(capacity: capacity * 2)
        larger.update(from: base, count: count)
        base.deallocate()
        base = larger
        capacity *= 2
    }
}
