/// What every page has around its body.
enum PageTemplate {
    /// A template of a page, which also takes `lang`, `title`, `site` and `style`.
    /// - Parameter body: the template of what stands in the body.
    static func page(_ body: String) -> String {
        """
        <!DOCTYPE html>
        <html lang="{{lang}}">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{{title}} – {{site}}</title>
        <style>{{{style}}}</style>
        </head>
        <body>
        \(body)</body>
        </html>

        """
    }
}
