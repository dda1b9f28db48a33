/// The look of every page that Parcours writes: legible, printable, 320 pixels wide and up, light and dark.
public enum PageStyle {
    /// The style sheet.
    public static let css = """
        :root{color-scheme:light dark;--ink:#1b1f24;--soft:#4a5560;--line:#c9d1d9;--paper:#fff;--tint:#eef4f8;--link:#00558a}
        @media(prefers-color-scheme:dark){:root{--ink:#e8ecf0;--soft:#b3bdc7;--line:#46505a;--paper:#15191d;--tint:#1e262d;\
        --link:#7cc4f2}}
        *{box-sizing:border-box}
        body{margin:0 auto;max-width:48rem;padding:1rem;font:1rem/1.55 system-ui,sans-serif;color:var(--ink);\
        background:var(--paper);overflow-wrap:anywhere}
        a{color:var(--link)}
        a:focus-visible{outline:3px solid var(--link);outline-offset:2px}
        .skip{position:absolute;left:-99rem}.skip:focus{position:static}
        h1{font-size:1.8rem;line-height:1.2;margin:.2em 0}
        h2{font-size:1.45rem;margin:2.5rem 0 .3rem;padding-top:.6rem;border-top:3px solid var(--link)}
        h3{font-size:1.12rem;margin:1.8rem 0 .2rem}
        h4{font-size:1rem;margin:1rem 0 .2rem;color:var(--soft)}
        h4 span{font-weight:400}h4 span::before{content:"· "}
        .site{margin:0;color:var(--soft)}
        nav ul{list-style:none;padding:0;margin:1rem 0;display:grid;gap:.4rem;grid-template-columns:repeat(auto-fill,minmax(15rem,1fr))}
        nav li{background:var(--tint);border-radius:.4rem;padding:.5rem .8rem}
        nav li span{display:block;color:var(--soft);font-size:.9rem}
        ol,.unreached{margin:.2rem 0;padding-left:2.2rem}
        li{margin:.45rem 0}
        .details,.note{display:block;color:var(--soft);font-size:.9rem}
        .note strong{font-weight:600;background:var(--tint);border-radius:.3rem;padding:.05rem .4rem;margin-right:.2rem}
        .summary{background:var(--tint);border-radius:.4rem;padding:.6rem .8rem}
        .table{overflow-x:auto}table{border-collapse:collapse;width:100%}
        th,td{text-align:left;vertical-align:top;padding:.3rem .6rem .3rem 0;border-bottom:1px solid var(--line)}
        footer{margin-top:2rem;border-top:1px solid var(--line);color:var(--soft);font-size:.9rem}
        @media print{body{max-width:none;font-size:10.5pt}.skip,nav,.top{display:none}section{break-before:page}\
        section:first-of-type{break-before:auto}li,h3,h4{break-inside:avoid}h3,h4{break-after:avoid}a{text-decoration:none;color:inherit}}
        """
}
