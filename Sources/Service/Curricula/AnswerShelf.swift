/// Answers within a bound of memory. Where it is reached, those go that were not asked for since the hand came by the last
/// time ("clock" replacement: Corbató, "A paging experiment with the Multics system", 1968).
struct AnswerShelf<Key: Hashable, Answer> {
    private struct Place {
        var key: Key
        var answer: Answer
        var bytes: Int
        var isUsed = true
    }

    private let limitBytes: Int
    private var bytes = 0
    private var numbers: [Key: Int] = [:]
    private var places: [Place?] = []
    private var free: [Int] = []
    private var hand = 0

    init(limitBytes: Int) { self.limitBytes = limitBytes }

    mutating func answer(_ key: Key) -> Answer? {
        guard let number = numbers[key] else { return nil }
        places[number]?.isUsed = true
        return places[number]?.answer
    }

    /// - Parameter size: memory that key and answer take, in bytes.
    mutating func insert(_ answer: Answer, for key: Key, bytes size: Int) {
        if let number = numbers[key] { remove(number) }
        guard size <= limitBytes else { return }
        while bytes + size > limitBytes { turn() }
        let place = Place(key: key, answer: answer, bytes: size)
        bytes += size
        if let number = free.popLast() {
            places[number] = place
            numbers[key] = number
        } else {
            numbers[key] = places.count
            places.append(place)
        }
    }

    /// Removes the answer of a request.
    mutating func remove(_ key: Key) {
        if let number = numbers[key] { remove(number) }
    }

    /// Removes the answers of which a condition holds.
    mutating func remove(where isGone: (Answer) -> Bool) {
        for number in places.indices {
            if let place = places[number], isGone(place.answer) { remove(number) }
        }
    }

    /// Moves the hand by one place.
    private mutating func turn() {
        hand = hand + 1 < places.count ? hand + 1 : 0
        guard let place = places[hand] else { return }
        if place.isUsed { places[hand]?.isUsed = false } else { remove(hand) }
    }

    private mutating func remove(_ number: Int) {
        guard let place = places[number] else { return }
        numbers[place.key] = nil
        places[number] = nil
        free.append(number)
        bytes -= place.bytes
    }
}
