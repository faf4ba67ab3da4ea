extension ReportPage {
  /// The page's style sheet: follows the reader's light or dark, fits a narrow window.
  static let style = """
    :root { color-scheme: light dark; }
    body { font: 15px/1.5 system-ui, sans-serif; margin: 2em auto; max-width: 124em; padding: 0 1.5em; }
    h1 { font-size: 1.4em; overflow-wrap: anywhere; }
    h2 { font-size: 1.15em; margin-top: 2em; }
    h3 { font-size: 1em; margin: 1.6em 0 0; overflow-wrap: anywhere; }
    p { margin: .3em 0 .6em; }
    table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
    th, td { padding: .15em .8em .15em 0; text-align: left; vertical-align: top; }
    .facts td { overflow-wrap: anywhere; }
    .facts th { font-weight: normal; opacity: .7; white-space: nowrap; }
    .numbers td, .numbers th { border-bottom: 1px solid #8884; padding: .15em .6em; text-align: right; }
    .numbers td:first-child, .numbers th:first-child { text-align: left; }
    .numbers i { border: 1px solid #8888; display: inline-block; height: .8em; margin-right: .6em; \
    width: .8em; }
    .sum { font-weight: bold; }
    .panels { display: flex; flex-wrap: wrap; gap: .8em; }
    figure { margin: 0; max-width: 100%; }
    figcaption { font-size: .85em; opacity: .7; }
    img { height: auto; max-width: 100%; vertical-align: bottom; }
    .map { image-rendering: pixelated; }
    .problem { color: #c33; }
    """
}
