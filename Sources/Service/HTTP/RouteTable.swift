/// Addresses of the API and the methods that each takes, from its OpenAPI document.
struct RouteTable: Sendable {
    private let routes: [(path: [Substring], methods: [String])]

    init(_ document: OpenAPIDocument) {
        routes = document.operations.map { path, methods in
            let methods = methods.map { $0.uppercased() }
            // Whatever can be read can be asked for without its body.
            return (path.split(separator: "/"), (methods + (methods.contains("GET") ? ["HEAD"] : [])).sorted())
        }
    }

    /// Methods that an address takes; none where there is no such address.
    func methods(at path: String) -> [String] {
        let parts = path.split(separator: "/")
        let found = routes.first { route in
            route.path.count == parts.count
                && zip(route.path, parts).allSatisfy { $0.hasPrefix("{") || $0 == $1 }
        }
        return found?.methods ?? []
    }
}
