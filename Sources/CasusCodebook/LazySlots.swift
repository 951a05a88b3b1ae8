import Synchronization

/// Places for objects that are made when they are first asked for, by whichever thread asks first.
///
/// As `AtomicLazyReference` of the standard library, many at once and without a call for each look.
/// `@unchecked Sendable`: the places are only touched as atomics.
final class LazySlots<Object: AnyObject & Sendable>: @unchecked Sendable {
  /// How many there are.
  let count: Int
  private let slots: UnsafeMutablePointer<Atomic<UnsafeRawPointer?>>

  /// Free places.
  init(count: Int) {
    self.count = count
    slots = .allocate(capacity: count)
    for place in 0..<count { (slots + place).initialize(to: Atomic(nil)) }
  }

  deinit {
    for place in 0..<count {
      if let object = slots[place].load(ordering: .acquiring) {
        Unmanaged<Object>.fromOpaque(object).release()
      }
    }
    slots.deinitialize(count: count)
    slots.deallocate()
  }

  /// The object of a place; nil when it has not been made.
  @inline(__always)
  subscript(place: Int) -> Object? {
    precondition(place >= 0 && place < count, "no place \(place)")
    return slots[place].load(ordering: .acquiring).map {
      Unmanaged<Object>.fromOpaque($0).takeUnretainedValue()
    }
  }

  /// Puts an object in a free place; the one that is there then, which another thread may have put there.
  func put(_ object: Object, at place: Int) -> Object {
    precondition(place >= 0 && place < count, "no place \(place)")
    let new = Unmanaged.passRetained(object)
    let (isPut, there) = slots[place].compareExchange(
      expected: nil, desired: UnsafeRawPointer(new.toOpaque()), ordering: .acquiringAndReleasing)
    if isPut { return object }
    new.release()
    return there.map { Unmanaged<Object>.fromOpaque($0).takeUnretainedValue() } ?? object
  }
}
