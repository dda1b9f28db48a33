import ContentGraph
import Testing

/// Texts by number, and what of them goes into a graph.
@Suite struct TextStoreTests {
    @Test func everyTextHasOneNumberHoweverManyThereAre() {
        let texts = TextStore()
        let words = (0..<5000).map { "\($0 % 2500) \(String(repeating: "é", count: $0 % 40))" }
        var numbers: [String: UInt32] = [:]
        for word in words { numbers[word] = texts.number(of: word) }
        #expect(texts.count == numbers.count + 1)
        #expect(Set(numbers.values).count == numbers.count)
        for (word, number) in numbers {
            #expect(texts[number] == word)
            #expect(texts.number(of: word) == number)
            #expect(texts.knownNumber(of: word) == number)
            #expect(texts.withBytes(of: number) { $0.elementsEqual(word.utf8) })
        }
        #expect(texts.knownNumber(of: "none of those") == nil)
        #expect(texts.number(of: "") == 0 && texts[0].isEmpty)
    }

    @Test func textsArePutTogether() {
        let texts = TextStore()
        let (first, last) = (texts.number(of: "besoin"), texts.number(of: "suivre-une-plaie"))
        #expect(texts[texts.number(of: first, "/", last)] == "besoin/suivre-une-plaie")
        #expect(texts[texts.number(of: 0, "skill/", last)] == "skill/suivre-une-plaie")
        #expect(texts.number(of: 0, "", first) == first)
    }

    @Test func aGraphHoldsTheTextsOfItsNodesAlone() throws {
        let texts = TextStore()
        for word in 0..<100 { _ = texts.number(of: "of nobody \(word)") }
        let title = texts.number(of: "Titre")
        var shared = GraphBuilder(texts: texts)
        var alone = GraphBuilder()
        for number in 0..<20 {
            var record = NodeRecord(kind: .tutorial, key: "post/\(number)", title: "Titre")
            record.slug = "titre-\(number % 3)"
            record.url = "https://site.example/titre-\(number % 3)"
            record.medium = "video"
            var draft = NodeDraft(kind: .tutorial, key: texts.number(of: record.key), title: title)
            draft.slug = texts.number(of: record.slug)
            draft.url = texts.number(of: record.url)
            draft.medium = texts.number(of: record.medium)
            #expect(shared.add(draft) == alone.add(record))
            #expect(shared.node(withKey: draft.key) == alone.node(withKey: record.key))
        }
        #expect(try shared.build().snapshot() == alone.build().snapshot())
    }
}
