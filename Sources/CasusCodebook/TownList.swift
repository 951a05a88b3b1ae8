import CasusRecords

/// The smaller towns of the world, by folded name: searched where they stand in their file, which is sorted by it.
///
/// They are many, and a document seldom names one: nothing is read of them before they are asked for.
public struct TownList: Sendable {
  /// The columns of the file; the folded name comes first.
  private static let columns = ["key", "id", "country", "kind", "latitude", "longitude", "en"]
  private static let path = "places/towns.tsv"

  private var file: CodebookFolder.File?
  private var text = FileBytes("")
  private var columns: PlaceList.Columns?
  /// Where the lines begin that are no comment and not the names of the columns.
  private var start = 0

  /// No towns.
  init() {}

  /// The towns of a codebook folder.
  init(_ folder: CodebookFolder, findings: Findings) {
    guard let file = folder.file(Self.path) else { return }
    self.file = file
    read(findings) { table in
      columns = PlaceList.Columns(table)
      start = table.start
      text = file.data ?? text
    }
  }

  private func read(_ findings: Findings, _ body: (Table) -> Void) {
    guard let file else { return }
    Table.read(file, required: Self.columns, findings: findings) { table in
      _ = Self.columns.map { table.column($0) }
      body(table)
    }
  }

  /// Whether this is the file of towns.
  static func isFile(_ path: String) -> Bool { path == Self.path }

  /// How many lines there are.
  public var count: Int {
    text.bytes[start...].count { $0 == UInt8(ascii: "\n") }
  }

  /// Where the lines of a folded name begin among the bytes of the file, the greatest town first.
  func find(_ key: String) -> [Int] {
    var key = key
    return key.withUTF8 { key in
      var (low, high) = (start, text.bytes.count)
      while low < high {
        let line = lineStart(before: low + (high - low) / 2, from: low)
        if compare(line, with: key) < 0 { low = lineEnd(line) } else { high = line }
      }
      var found: [Int] = []
      while low < text.bytes.count, compare(low, with: key) == 0 {
        found.append(low)
        low = lineEnd(low)
      }
      return found
    }
  }

  /// The town whose line begins at a place.
  func place(at line: Int) -> PlaceEntry {
    guard let columns else { preconditionFailure("a town of no file") }
    return PlaceEntry(self.line(line), in: text, columns)
  }

  /// What is wrong with its lines: one that is not whole, stands in the wrong place or lies nowhere on earth.
  public func findings(isState: (String) -> Bool) -> [Finding] {
    let findings = Findings()
    read(findings) { table in
      let columns = PlaceList.Columns(table)
      let key = table.column("key")
      var last: [UInt8] = []
      table.forEach { row in
        let cure = "derive the file anew with Scripts/gazetteer.py"
        let bytes = Array(row[key].bytes)
        if bytes.lexicographicallyPrecedes(last) { findings.add(row.finding("is not sorted", cure: cure)) }
        last = bytes
        if Folding.key(row[key].string) != row[key].string {
          findings.add(row.finding("has a key that is not folded", cure: cure))
        }
        for (column, limit) in [(columns.latitude, 90.0), (columns.longitude, 180.0)]
        where row[column].number.map({ abs($0) <= limit }) != true {
          findings.add(row.finding("has no position", cure: "write degrees in latitude and longitude"))
        }
        if !isState(row[columns.country].string) {
          findings.add(
            row.finding("unknown country `\(row[columns.country].string)`", cure: "use an id of states.tsv"))
        }
      }
    }
    return findings.all
  }

  private func line(_ line: Int) -> Field {
    var end = lineEnd(line)
    while end > line, [UInt8(ascii: "\n"), UInt8(ascii: "\r")].contains(text.bytes[end - 1]) { end -= 1 }
    return text.field(line..<end)
  }

  /// How the key of a line stands to another: below zero when it comes before it.
  private func compare(_ line: Int, with key: UnsafeBufferPointer<UInt8>) -> Int {
    let tab = UInt8(ascii: "\t")
    for (offset, byte) in key.enumerated() {
      guard line + offset < text.bytes.count, text.bytes[line + offset] != tab else { return -1 }
      let own = text.bytes[line + offset]
      if own != byte { return own < byte ? -1 : 1 }
    }
    let end = line + key.count
    return end < text.bytes.count && text.bytes[end] != tab ? 1 : 0
  }

  /// The beginning of the line that a byte stands in, `first` at the earliest.
  private func lineStart(before place: Int, from first: Int) -> Int {
    var start = place
    while start > first, text.bytes[start - 1] != UInt8(ascii: "\n") { start -= 1 }
    return start
  }

  /// The beginning of the next line.
  private func lineEnd(_ line: Int) -> Int {
    (text.bytes[line...].firstIndex(of: UInt8(ascii: "\n")) ?? text.bytes.count - 1) + 1
  }
}
