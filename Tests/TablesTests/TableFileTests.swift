import Foundation
import Tables
import Testing

@Suite struct TableFileTests {
    private func withFile(_ text: String, _ body: (String) throws -> Void) throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "table-\(UUID().uuidString).csv")
        try Data(text.utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        try body(file.path)
    }

    @Test func cellsAreFoundByColumn() throws {
        try withFile("a;b\n1;\"x;y\"\n2\n") { path in
            let table = try TableFile(path)
            #expect(table.header == ["a", "b"])
            #expect(table.rows == [["1", "x;y"], ["2", ""]])
            #expect(try table.number(1, table.column("a"), as: Int.self) == 2)
            #expect(throws: TableError(file: path, line: 1, .missingColumn("c"))) { try table.column("c") }
            #expect(throws: TableError(file: path, line: 3, .badValue(column: "b", value: ""))) {
                try table.number(1, 1, as: Int.self)
            }
        }
    }

    @Test func linesAreThoseOfTheFile() throws {
        try withFile("A,b\n\"x\ny\",1\nz,2\n") { path in
            let table = try TableFile(path)
            #expect(table.lines == [2, 4])
            #expect(try table.column("a") == 0)
        }
    }

    /// Else all that follows it would be one cell, and nobody would know.
    @Test func anOpenQuotationMarkIsRefusedWithItsLine() throws {
        try withFile("a,b\n1,2\n\"3,4\n5,6\n") { path in
            #expect(throws: TableError(file: path, line: 3, .openQuote)) { try TableFile(path) }
        }
        try withFile("a,b\n\"1 \"\"x\"\"\",2\n") { path in
            let table = try TableFile(path)
            #expect(table.rows == [["1 \"x\"", "2"]])
        }
    }

    @Test func aMissingFileIsSaidToBeMissing() {
        #expect(throws: TableError(file: "/nowhere.csv", .unreadable)) { try TableFile("/nowhere.csv") }
    }
}
