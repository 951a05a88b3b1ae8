public import ArgumentParser
public import CasusRecords

// Words of the record format that may stand on the command line; help and completion list them.

extension EventType: ExpressibleByArgument {
  /// Reads a type in any case.
  public init?(argument: String) { self.init(rawValue: argument.uppercased()) }
}

extension Status: ExpressibleByArgument {}
extension Stance: ExpressibleByArgument {}
