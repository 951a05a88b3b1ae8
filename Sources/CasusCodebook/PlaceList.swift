/// All places of a codebook, each read from its line when it is asked for: there are ten thousands, and a document
/// names a few.
public struct PlaceList: RandomAccessCollection, Sendable {
  /// Which columns of a file say what of a place.
  struct Columns: Sendable {
    let id, country, kind, latitude, longitude, english: Table.Column

    init(_ table: Table) {
      id = table.column("id")
      country = table.column("country")
      kind = table.column("kind")
      latitude = table.column("latitude")
      longitude = table.column("longitude")
      english = table.column("en")
    }
  }

  private var files: [(text: FileBytes, columns: Columns)] = []
  private var lines: [(file: Int32, start: Int32, count: Int32)] = []

  /// Always 0.
  public var startIndex: Int { 0 }
  /// How many there are.
  public var endIndex: Int { lines.count }

  /// Makes room for so many more.
  mutating func reserve(_ count: Int) { lines.reserveCapacity(lines.count + count) }

  /// Adds the place of a line, which was found sound; its position.
  mutating func add(_ row: Table.Row, _ columns: Columns) -> Int32 {
    if files.last?.text !== row.text { files.append((row.text, columns)) }
    let range = row.range
    lines.append((Int32(files.count - 1), Int32(range.lowerBound), Int32(range.count)))
    return Int32(lines.count - 1)
  }

  /// The place at a position.
  public subscript(position: Int) -> PlaceEntry {
    let line = lines[position]
    let (text, columns) = files[Int(line.file)]
    return PlaceEntry(text.field(Int(line.start)..<Int(line.start + line.count)), in: text, columns)
  }
}

extension PlaceEntry {
  /// Reads the place of a line.
  init(_ line: Field, in text: FileBytes, _ columns: PlaceList.Columns) {
    self = Table.withRow(of: line, in: text) { row in
      let id = row[columns.id].string
      let country = row[columns.country]
      let name = row[columns.english].firstName
      return PlaceEntry(
        id: id, country: country.isEmpty ? nil : country.string, kind: row[columns.kind].string,
        latitude: row[columns.latitude].number, longitude: row[columns.longitude].number,
        name: name.map { ($0.begins(with: "?") ? $0.dropping(1) : $0).string } ?? id)
    }
  }
}
