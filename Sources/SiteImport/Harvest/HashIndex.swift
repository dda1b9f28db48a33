/// Numbers by a 64-bit key that is spread well already, such as a hash: open addressing, without hashing again.
struct HashIndex {
    /// Key and number + 1 of each slot; 0 is free. The size is a power of two. Two arrays, since pairs would be padded.
    private var keys: [UInt64]
    private var numbers: [UInt32]
    private(set) var count = 0

    init(capacity: Int = 16) {
        var size = 32
        while size < capacity * 2 { size *= 2 }
        keys = [UInt64](repeating: 0, count: size)
        numbers = [UInt32](repeating: 0, count: size)
    }

    /// The number of a key; nil for one that was not added. Complexity: O(1) on average.
    subscript(key: UInt64) -> Int? {
        let number = numbers[slot(of: key)]
        return number == 0 ? nil : Int(number) - 1
    }

    /// Gives a key its number, or another one.
    mutating func set(_ key: UInt64, _ number: Int) {
        if count * 3 >= numbers.count * 2 { grow() }
        let slot = slot(of: key)
        if numbers[slot] == 0 { count += 1 }
        keys[slot] = key
        numbers[slot] = UInt32(number) + 1
    }

    private func slot(of key: UInt64) -> Int {
        var slot = Int(truncatingIfNeeded: key ^ key >> 32) & (numbers.count - 1)
        while numbers[slot] != 0, keys[slot] != key { slot = (slot + 1) & (numbers.count - 1) }
        return slot
    }

    private mutating func grow() {
        let (oldKeys, oldNumbers) = (keys, numbers)
        keys = [UInt64](repeating: 0, count: oldKeys.count * 2)
        numbers = [UInt32](repeating: 0, count: oldKeys.count * 2)
        for (key, number) in zip(oldKeys, oldNumbers) where number != 0 {
            let slot = slot(of: key)
            keys[slot] = key
            numbers[slot] = number
        }
    }
}

extension HashIndex {
    /// The number of what has an identifier of the site.
    subscript(id id: Int) -> Int? { self[Self.key(id)] }

    /// Gives an identifier of the site its number.
    mutating func set(id: Int, _ number: Int) { set(Self.key(id), number) }

    private static func key(_ id: Int) -> UInt64 { spread(UInt64(bitPattern: Int64(id))) }

    /// A number as a key: numbers that differ give keys that differ.
    static func spread(_ number: UInt64) -> UInt64 { number &* 0x9E37_79B9_7F4A_7C15 }
}
