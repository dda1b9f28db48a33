/// A queue that gives the least element first. Push and pop take O(log n).
struct BinaryHeap<Element: Comparable> {
    private var elements: [Element] = []

    /// The least element.
    var first: Element? { elements.first }

    /// Empties the queue, and keeps its memory.
    mutating func removeAll() { elements.removeAll(keepingCapacity: true) }

    mutating func push(_ element: Element) {
        elements.append(element)
        elements.withUnsafeMutableBufferPointer { elements in
            // Ancestors that are greater move down, until there is a place for the new one.
            var hole = elements.count &- 1
            while hole > 0 {
                let parent = (hole &- 1) / 2
                guard element < elements[parent] else { break }
                elements[hole] = elements[parent]
                hole = parent
            }
            elements[hole] = element
        }
    }

    mutating func pop() -> Element? {
        guard let last = elements.popLast() else { return nil }
        guard let first = elements.first else { return last }
        elements.withUnsafeMutableBufferPointer { elements in
            // The lesser children move up, until there is a place for what stood last.
            var hole = 0
            while true {
                var child = 2 &* hole &+ 1
                guard child < elements.count else { break }
                if child &+ 1 < elements.count, elements[child &+ 1] < elements[child] { child &+= 1 }
                guard elements[child] < last else { break }
                elements[hole] = elements[child]
                hole = child
            }
            elements[hole] = last
        }
        return first
    }
}
