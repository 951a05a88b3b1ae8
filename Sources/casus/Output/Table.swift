/// A table that a person likes to read: as wide as the terminal, long cells wrapped, notes under a row.
///
/// On a terminal each piece of right-to-left text is wrapped in a first-strong isolate (FSI ... PDI), so that the
/// terminal may turn the words around without turning the columns around; elsewhere the text is left as it is.
struct Table {
  /// A column: its title and the least room it needs.
  struct Column {
    var title: String
    /// Never narrower than this, unless all content is.
    var minimum = 8
    /// Numbers stand to the right.
    var isNumber = false
  }

  /// How tables are drawn.
  struct Style {
    /// Columns of the screen.
    var width = 100
    /// Whether to isolate right-to-left text.
    var hasIsolates = false
    /// Whether to set titles in bold and notes dim.
    var hasEmphasis = false

    /// As standard output needs it.
    static var console: Style {
      Style(width: Console.width, hasIsolates: Console.isTerminal, hasEmphasis: Console.hasStyle)
    }
  }

  private struct Row {
    var cells: [String]
    var notes: [String]
  }

  private let columns: [Column]
  private var rows: [Row] = []

  init(_ columns: [Column]) {
    self.columns = columns
  }

  /// Adds a row, and lines to stand under it.
  mutating func add(_ cells: [String], notes: [String] = []) {
    rows.append(Row(cells: cells.map(Console.safe), notes: notes.map(Console.safe).filter { !$0.isEmpty }))
  }

  /// The table as text; each line ends with a line feed.
  func text(_ style: Style = .console) -> String {
    let widths = widths(in: style.width)
    let isSpaced = rows.contains { !$0.notes.isEmpty }
    var text = line(columns.map(\.title), widths, style, isTitle: true)
    text += widths.map { String(repeating: "─", count: $0) }.joined(separator: "  ") + "\n"
    for (number, row) in rows.enumerated() {
      if isSpaced, number > 0 { text += "\n" }
      let wrapped = zip(row.cells, widths).map { TextWidth.wrap($0, to: $1) }
      for height in 0..<(wrapped.map(\.count).max() ?? 0) {
        text += line(wrapped.map { height < $0.count ? $0[height] : "" }, widths, style)
      }
      let indent = min((widths.first ?? 0) + 2, 12)
      for note in row.notes {
        for part in TextWidth.wrap(note, to: max(20, style.width - indent)) {
          let shown = isolated(part, style)
          text +=
            String(repeating: " ", count: indent)
            + (style.hasEmphasis ? "\u{1B}[2m\(shown)\u{1B}[0m" : shown) + "\n"
        }
      }
    }
    return text
  }

  private func line(_ cells: [String], _ widths: [Int], _ style: Style, isTitle: Bool = false) -> String {
    var line = ""
    var pending = 0
    for (number, (cell, width)) in zip(cells, widths).enumerated() {
      let room = String(repeating: " ", count: max(0, width - TextWidth.of(cell)))
      let isRight = columns[number].isNumber
      if cell.isEmpty {
        pending += width + 2
        continue
      }
      line += String(repeating: " ", count: pending)
      pending = 2
      if isRight { line += room } else { pending += room.count }
      let shown = isolated(cell, style)
      line += isTitle && style.hasEmphasis ? "\u{1B}[1m\(shown)\u{1B}[0m" : shown
    }
    return line + "\n"
  }

  private func isolated(_ text: String, _ style: Style) -> String {
    style.hasIsolates && TextWidth.hasRightToLeft(text) ? "\u{2068}\(text)\u{2069}" : text
  }

  /// Gives every column what its content wants; where that is too much, takes from the widest first.
  private func widths(in total: Int) -> [Int] {
    var widths = columns.indices.map { number in
      rows.reduce(TextWidth.of(columns[number].title)) { max($0, TextWidth.of($1.cells[number])) }
    }
    let room = total - 2 * (columns.count - 1)
    while widths.reduce(0, +) > room {
      let shrinkable = widths.indices.filter { widths[$0] > columns[$0].minimum }
      guard let widest = shrinkable.max(by: { widths[$0] < widths[$1] }) else { break }
      let second = shrinkable.filter { $0 != widest }.map { widths[$0] }.max() ?? 0
      let excess = widths.reduce(0, +) - room
      widths[widest] -= max(1, min(excess, widths[widest] - max(second, columns[widest].minimum)))
    }
    return widths
  }
}
