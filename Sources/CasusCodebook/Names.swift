/// All names of the codebook, found by hash, word by word.
public struct Names: Sendable {
  /// All actors.
  public private(set) var actors: [ActorEntry] = []
  /// All places.
  public private(set) var places = PlaceList()
  /// Towns of the world that are no place of note.
  public internal(set) var towns = TownList()
  private var table = NameTable()
  private var actorIndex = HashIndex()
  /// Offices of people whom a folder further up describes anew.
  private var kept: [String: [ActorEntry.Term]] = [:]
  private var buffer = KeyBuffer()

  /// What the table knows of some folded words.
  public struct Found: Sendable {
    /// Whether they are a name.
    public var isWhole: Bool { first >= 0 }
    /// Whether some longer name begins with them and a blank.
    public fileprivate(set) var isBeginning = false
    /// The first thing they can stand for, or -1.
    fileprivate var first: Int32 = -1
  }

  /// What is known of some folded words; nil when no name begins with them.
  public subscript(hash: NameHash) -> Found? { table[hash.value] }

  /// What a name can stand for.
  public func entries(of name: Found) -> [NameEntry] { table.entries(of: name) }

  /// What a folded name stands for.
  public func find(_ hash: NameHash) -> [NameEntry]? {
    self[hash].flatMap { $0.isWhole ? entries(of: $0) : nil }
  }

  /// The towns of a folded name, the greatest first; they only count where a place must stand.
  public func towns(named name: String) -> [NameEntry] {
    towns.find(name).map { NameEntry(thing: .place(-1 - Int32($0)), ambiguous: true) }
  }

  /// The place that a name stands for: one of `places`, or below zero a line of `towns`.
  public func place(_ index: Int32) -> PlaceEntry {
    index >= 0 ? places[Int(index)] : towns.place(at: -1 - Int(index))
  }

  /// The actor with a codebook identifier.
  public func actor(id: String) -> ActorEntry? { index(ofActor: id).map { actors[Int($0)] } }

  /// The position of an actor in `actors`.
  public func index(ofActor id: String) -> Int32? {
    var id = id
    return id.withUTF8 { index(ofActor: Field($0)) }
  }

  /// The position in `actors` of the actor with an identifier.
  func index(ofActor id: Field) -> Int32? { actorIndex[id.identity].map { Int32($0) } }

  /// Makes room for so many more actors.
  mutating func reserve(actors count: Int) {
    actors.reserveCapacity(actors.count + count)
  }

  /// Makes room for so many more places.
  mutating func reserve(places count: Int) { places.reserve(count) }

  /// Makes room for so many more names.
  mutating func reserve(names count: Int) { table.reserve(count) }

  /// Adds an actor; an identifier that is there already goes on to mean the first.
  mutating func add(_ actor: ActorEntry) -> Int32 {
    let index = Int32(actors.count)
    actors.append(actor)
    if let terms = kept.removeValue(forKey: actor.id) { actors[Int(index)].terms = terms }
    var id = actor.id
    id.withUTF8 { _ = actorIndex.insert(Int(index), for: Field($0).identity) }
    return index
  }

  /// Adds the place of a line.
  mutating func addPlace(_ row: Table.Row, _ columns: PlaceList.Columns) -> Int32 { places.add(row, columns) }

  mutating func append(_ term: ActorEntry.Term, to index: Int32) { actors[Int(index)].terms.append(term) }

  /// Keeps an office until the actor is added.
  mutating func keep(_ term: ActorEntry.Term, forActor id: String) { kept[id, default: []].append(term) }

  /// Adds a name as it is written; a leading `?` says that it is an everyday word, too.
  mutating func add(_ name: Field, for thing: NameEntry.Thing) {
    let isAmbiguous = name.begins(with: "?")
    // Taken out for the while: what the buffer calls back changes the table beside it.
    var buffer = KeyBuffer()
    swap(&buffer, &self.buffer)
    buffer.withKey(of: isAmbiguous ? name.dropping(1) : name) { key in
      if key.isEmpty { return }
      var hash = NameHash()
      for byte in key.bytes {
        if byte == 0x20 { table.insert(prefix: hash.value) }
        hash.add(byte)
      }
      table.insert(NameEntry(thing: thing, ambiguous: isAmbiguous), for: hash.value)
    }
    swap(&buffer, &self.buffer)
  }

  /// Adds a name that is no field of a file.
  mutating func add(_ name: String, for thing: NameEntry.Thing) {
    var name = name
    name.withUTF8 { add(Field($0), for: thing) }
  }
}

/// Names by their hashes: each points to a chain of entries.
private struct NameTable: Sendable {
  private struct Link {
    let entry: NameEntry
    var next: Int32 = -1
  }

  private var index = HashIndex()
  private var names: [Names.Found] = []
  private var links: [Link] = []

  subscript(hash: UInt64) -> Names.Found? { index[hash].map { names[$0] } }

  func entries(of name: Names.Found) -> [NameEntry] {
    var found: [NameEntry] = []
    var link = name.first
    while link >= 0 {
      found.append(links[Int(link)].entry)
      link = links[Int(link)].next
    }
    return found
  }

  /// Makes room for so many more names.
  mutating func reserve(_ count: Int) {
    if names.isEmpty { index = HashIndex(capacity: count) }
    names.reserveCapacity(names.count + count)
    links.reserveCapacity(links.count + count)
  }

  mutating func insert(prefix hash: UInt64) { names[position(of: hash)].isBeginning = true }

  mutating func insert(_ entry: NameEntry, for hash: UInt64) {
    let position = position(of: hash)
    let new = Int32(links.count)
    var link = names[position].first
    if link < 0 {
      names[position].first = new
    } else {
      while true {
        if links[Int(link)].entry == entry { return }
        let next = links[Int(link)].next
        if next < 0 { break }
        link = next
      }
      links[Int(link)].next = new
    }
    links.append(Link(entry: entry))
  }

  private mutating func position(of hash: UInt64) -> Int {
    if let known = index.insert(names.count, for: hash) { return known }
    names.append(Names.Found())
    return names.count - 1
  }
}
