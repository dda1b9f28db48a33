import Testing
import WXR

@Suite struct PHPUnserializerTests {
    @Test func readsWhatACFWrites() throws {
        #expect(try PHPUnserializer.decode("a:2:{i:0;s:2:\"53\";i:1;s:3:\"146\";}").scalars == ["53", "146"])
    }

    @Test func lengthsCountBytes() throws {
        #expect(try PHPUnserializer.decode("s:7:\"élève\";") == .string("élève"))
        #expect(throws: PHPUnserializeError(reason: .lengthMismatch(declared: 5, found: 7), offset: 2)) {
            try PHPUnserializer.decode("s:5:\"élève\";")
        }
    }

    @Test func readsEveryType() throws {
        let text = "a:5:{s:1:\"n\";N;i:1;b:1;i:2;d:0.5;s:1:\"o\";O:8:\"stdClass\":1:{s:1:\"x\";i:-3;}i:3;R:2;}"
        #expect(
            try PHPUnserializer.decode(text)
                == .array([
                    .init(key: .string("n"), value: .null), .init(key: .integer(1), value: .boolean(true)),
                    .init(key: .integer(2), value: .double(0.5)),
                    .init(
                        key: .string("o"),
                        value: .object(className: "stdClass", [.init(key: .string("x"), value: .integer(-3))])),
                    .init(key: .integer(3), value: .reference(2)),
                ]))
    }

    @Test func lostCarriageReturnsArePutBackWhereTheLengthsProveThem() throws {
        #expect(try PHPUnserializer.decode("a:1:{s:1:\"k\";s:4:\"a\nb\";}").scalars == ["a\r\nb"])
        #expect(throws: PHPUnserializeError.self) { try PHPUnserializer.decode("a:1:{s:1:\"k\";s:5:\"a\nb\";}") }
    }

    @Test(arguments: [
        "a:1:{i:0;s:5:\"82\";}", "a:1:{i:0", "a:99999999:{}", "i:99999999999999999999;", "s:-1:\"\";", "a:1:{N;N;}",
        "x",
        "i:1;i:2;", "", "O:3:\"A\":1:{}", "d:abc;", "a:1:{i:0;a:1:{i:0;",
    ])
    func damageIsATypedError(_ text: String) {
        #expect(throws: PHPUnserializeError.self) { try PHPUnserializer.decode(text) }
    }

    @Test func deepNestingIsRefused() {
        let text = String(repeating: "a:1:{i:0;", count: 5000) + "N;" + String(repeating: "}", count: 5000)
        #expect(throws: PHPUnserializeError.self) { try PHPUnserializer.decode(text) }
    }
}
