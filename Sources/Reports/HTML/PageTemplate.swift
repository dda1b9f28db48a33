/// What every page has around its body.
public enum PageTemplate {
    /// A Mustache template of a page, which also takes `lang`, `title`, `site` and `style` (see `PageStyle.css`).
    /// - Parameter body: the template of what stands in the body.
    public static func page(_ body: String) -> String {
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
